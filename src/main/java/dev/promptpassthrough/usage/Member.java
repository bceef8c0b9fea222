package dev.promptpassthrough.usage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A member of a JSON object that is looked for, and what is looked for within it. */
final class Member {

    private final byte[] name;
    private final Member[] members;
    private final Counts.Kind kind;
    private Member parent;

    private Member(String name, Counts.Kind kind, Member... members) {
        this.name = name.getBytes(StandardCharsets.US_ASCII);
        this.kind = kind;
        this.members = members;
        for (Member member : members) {
            member.parent = this;
        }
    }

    static Member object(String name, Member... members) {
        return new Member(name, null, members);
    }

    static Member number(String name, Counts.Kind kind) {
        return new Member(name, kind);
    }

    /** The name of a model. */
    static Member model(String name) {
        return new Member(name, null);
    }

    boolean isObject() {
        return members.length > 0;
    }

    boolean isModel() {
        return members.length == 0 && kind == null;
    }

    /** Which number it is; {@code null} where it is none. */
    Counts.Kind kind() {
        return kind;
    }

    /** The object that it is looked for in; {@code null} for the whole document. */
    Member parent() {
        return parent;
    }

    /** @return {@code null} where a member of this name is not looked for */
    Member find(byte[] of, int length) {
        for (Member member : members) {
            if (member.name.length == length && Arrays.equals(member.name, 0, length, of, 0, length)) {
                return member;
            }
        }
        return null;
    }
}
