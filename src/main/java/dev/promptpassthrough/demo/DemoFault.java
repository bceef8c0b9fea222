package dev.promptpassthrough.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What goes wrong, chosen by the model's name, so that every failure of a real provider can be seen on purpose. */
enum DemoFault {
    RATE_LIMIT("429 with Retry-After"),
    BAD_REQUEST("400 that names a field"),
    UNAUTHORIZED("401, as with a key that was revoked"),
    ERROR("500"),
    OVERLOADED("529 from Anthropic, 503 from the others"),
    CUT("the connection breaks in the middle of the reply"),
    SILENT("a stream that says nothing more after three events"),
    SLOW("answers after five seconds"),
    HTML("502 with a page of HTML instead of JSON"),
    ERROR_EVENT("an error in the stream, after status 200"),
    REDIRECT("307 to another host");

    private final String description;

    DemoFault(String description) {
        this.description = description;
    }

    static Optional<DemoFault> of(String model) {
        return Arrays.stream(values()).filter(fault -> fault.model().equals(model)).findFirst();
    }

    /** The model's name that asks for this. */
    String model() {
        return "demo-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String description() {
        return description;
    }

    /** The error that is the whole reply; empty for those that go wrong in another way. */
    Optional<Problem> problem(String limitField) {
        return Optional.ofNullable(switch (this) {
            case RATE_LIMIT -> problem(Problem.Kind.RATE_LIMIT, "Rate limit reached (demonstration): please try again in "
                    + Problem.RETRY_AFTER_SECONDS + "s");
            case BAD_REQUEST -> new Problem(Problem.Kind.INVALID, limitField,
                    "this model refuses every value (demonstration)");
            case UNAUTHORIZED -> problem(Problem.Kind.UNAUTHORIZED, "The API key was revoked (demonstration)");
            case ERROR -> problem(Problem.Kind.SERVER, "The server had an error (demonstration)");
            case OVERLOADED -> problem(Problem.Kind.OVERLOADED, "Overloaded (demonstration)");
            case CUT, SILENT, SLOW, HTML, ERROR_EVENT, REDIRECT -> null;
        });
    }

    private static Problem problem(Problem.Kind kind, String detail) {
        return new Problem(kind, null, detail);
    }
}
