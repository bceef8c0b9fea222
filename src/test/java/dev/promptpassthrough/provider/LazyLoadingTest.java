package dev.promptpassthrough.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** Who has no provider at AWS or Google must not pay for their libraries, in start time or memory. */
class LazyLoadingTest {

    @Test
    void shouldLoadNothingOfAwsOrGoogleForOtherSchemes() throws ReflectiveOperationException {
        assertThat(secretName(Map.of("OPENAI_API_KEY", "sk-test", "ANTHROPIC_API_KEY", "sk-test"), "openai"))
                .isEqualTo("OPENAI_API_KEY");
    }

    @Test
    void shouldNoticeWhereItDoes() {
        Map<String, String> aws = Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "x");

        assertThatThrownBy(() -> secretName(aws, "bedrock-native")).isInstanceOf(InvocationTargetException.class)
                .hasRootCauseInstanceOf(ClassNotFoundException.class);
    }

    private static Object secretName(Map<String, String> variables, String slug) throws ReflectiveOperationException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ClassLoader without = new WithoutLibraries(before);
        Thread.currentThread().setContextClassLoader(without);
        try {
            Method make = without.loadClass(Configured.class.getName()).getDeclaredMethod("secretName", Map.class,
                    String.class);
            make.setAccessible(true);
            return make.invoke(null, variables, slug);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Has our own classes for itself, and the libraries not at all. */
    private static final class WithoutLibraries extends ClassLoader {

        WithoutLibraries(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("software.amazon.") || name.startsWith("com.google.auth.")
                    || name.startsWith("com.google.api.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.promptpassthrough.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
