package dev.promptpassthrough.testsupport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.netty.util.ResourceLeakDetector;

class QuietLogTest {

    private static final Logger SOMEBODYS = Logger.getLogger("some.library");

    private final ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
    private final QuietLog quiet = new QuietLog();

    @BeforeEach
    void begin() {
        quiet.beforeEach(null);
    }

    @AfterEach
    void putBack() {
        ResourceLeakDetector.setLevel(before);
    }

    @ParameterizedTest
    @ValueSource(strings = { "LEAK: ByteBuf.release() was not called before it's garbage-collected.",
            "Thread Thread[vert.x-eventloop-thread-0,5,main] has been blocked for 2001 ms, time limit is 2000 ms",
            "Unhandled exception", "An unexpected exception occurred" })
    void shouldNoticeWhatMayNeverStandThere(String message) {
        SOMEBODYS.warning(message);

        assertThatThrownBy(() -> quiet.afterEach(null)).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    @Test
    void shouldNoticeEveryError() {
        SOMEBODYS.log(Level.SEVERE, "whatever it is");

        assertThatThrownBy(() -> quiet.afterEach(null)).hasMessageContaining("whatever it is");
    }

    @Test
    void shouldLetOtherWarningsStand() {
        SOMEBODYS.warning("The identity provider is slow");

        assertThatCode(() -> quiet.afterEach(null)).doesNotThrowAnyException();
    }
}
