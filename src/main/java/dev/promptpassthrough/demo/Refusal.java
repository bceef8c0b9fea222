package dev.promptpassthrough.demo;

/** Carries a {@link Problem} from the place that found it to the place that knows the family's error shape. */
final class Refusal extends RuntimeException {

    private final transient Problem problem;

    Refusal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    static Refusal missing(String param) {
        return new Refusal(new Problem(Problem.Kind.MISSING, param, "it is required"));
    }

    static Refusal invalid(String param, String detail) {
        return new Refusal(new Problem(Problem.Kind.INVALID, param, detail));
    }

    Problem problem() {
        return problem;
    }
}
