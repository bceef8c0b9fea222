package dev.promptpassthrough.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.promptpassthrough.demo.DemoReply.Ending;
import dev.promptpassthrough.demo.WireFormat.Dialogue;

/** The way from a request to a reply that all families share, faults included. */
final class Conversing {

    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final int FRAMES_BEFORE_TROUBLE = 3;
    private static final int FRAMES_BEFORE_CUT = 8;

    private final WireFormat format;

    Conversing(WireFormat format) {
        this.format = format;
    }

    /** @throws Refusal when the request is one that a provider refuses */
    DemoReply reply(DemoRequest request) {
        ObjectNode body = Json.parse(request.body());
        String model = format.model(request, body);
        DemoModels.requireKnown(model);
        Optional<DemoFault> fault = DemoFault.of(model);
        fault.flatMap(some -> some.problem(format.limitField())).ifPresent(problem -> {
            throw new Refusal(problem);
        });
        Conversation asked = format.read(request, body);
        Answer answer = DemoModel.answer(asked, format.choiceField());
        DemoReply good = write(new Dialogue(request, body, asked, answer, request.digest()));
        return fault.map(some -> spoilt(good, some, request)).orElse(good);
    }

    private DemoReply write(Dialogue dialogue) {
        if (!dialogue.asked().output().stream()) {
            return format.dialect().whole(200, format.whole(dialogue));
        }
        return DemoReply.stream(format.streamType(dialogue.request()), format.frames(dialogue),
                DemoModels.pace(dialogue.asked().model()));
    }

    private DemoReply spoilt(DemoReply good, DemoFault fault, DemoRequest request) {
        return switch (fault) {
            case CUT -> good.endingAfter(FRAMES_BEFORE_CUT, Ending.CUT);
            case SILENT -> good.endingAfter(FRAMES_BEFORE_TROUBLE, Ending.SILENT);
            case SLOW -> good.delayed(SLOW);
            case HTML -> DemoReply.whole(502, "text/html; charset=utf-8", """
                    <html><head><title>502 Bad Gateway</title></head>
                    <body><h1>502 Bad Gateway</h1><p>Demonstration of a proxy in front of a provider.</p></body></html>
                    """);
            // .invalid never resolves (RFC 2606), so a client that follows goes nowhere.
            case REDIRECT -> DemoReply.whole(307, "text/plain", "Demonstration of a redirect.\n")
                    .withHeaders(Map.of("Location", "https://demo.invalid" + request.path()));
            case ERROR_EVENT -> failing(good, request);
            case RATE_LIMIT, BAD_REQUEST, UNAUTHORIZED, ERROR, OVERLOADED -> good;
        };
    }

    private DemoReply failing(DemoReply good, DemoRequest request) {
        Problem problem = new Problem(Problem.Kind.OVERLOADED, null, "Overloaded in the middle (demonstration)");
        if (!good.streamed()) {
            return format.dialect().whole(200, format.dialect().error(problem, request));
        }
        List<String> frames = new ArrayList<>(good.endingAfter(FRAMES_BEFORE_TROUBLE, Ending.COMPLETE).frames());
        frames.addAll(format.errorFrames(problem, request, frames.size()));
        return good.withFrames(frames);
    }
}
