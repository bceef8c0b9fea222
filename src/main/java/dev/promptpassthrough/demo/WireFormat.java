package dev.promptpassthrough.demo;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One wire format in which a conversation is asked and answered. */
interface WireFormat {

    /**
     * One exchange, as a writer needs it.
     *
     * @param digest what the ids of the reply are made of
     */
    record Dialogue(DemoRequest request, ObjectNode body, Conversation asked, Answer answer, String digest) {

        String id(String prefix) {
            return prefix + digest;
        }
    }

    Dialect dialect();

    /** @throws Refusal when the request names no model */
    String model(DemoRequest request, ObjectNode body);

    /** @throws Refusal that names the first field a validator would refuse */
    Conversation read(DemoRequest request, ObjectNode body);

    /** Name of the field that limits the answer's length, where {@code demo-bad-request} finds fault. */
    String limitField();

    /** Name of the field that chooses a tool. */
    String choiceField();

    ObjectNode whole(Dialogue dialogue);

    String streamType(DemoRequest request);

    List<String> frames(Dialogue dialogue);

    /**
     * How the format reports a failure after status 200.
     *
     * @param after number of frames sent before it
     */
    List<String> errorFrames(Problem problem, DemoRequest request, int after);
}
