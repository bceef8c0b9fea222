package dev.promptpassthrough.edge;

import java.util.List;
import java.util.stream.Stream;

/** The product of what attacks on path checks are made of: an encoding, at a position, beside a neighbour. */
public final class TargetVectors {

    private static final List<String> ENCODINGS = List.of("//", "/./", "/../", "/..;/", "/.;/", ";", ";a=b", ";/", "%3B", "%3b",
            "%2F", "%2f", "%2F%2F", "%5C", "%5c", "\\", "\\..\\", "%00", "%0a", "%0d%0a", "%09", "%20", "%2e", "%2E", "%2e%2e",
            "%2e%2e/", "%2e%2e%2f", "..%2f", "..%5c", "%2e.", ".%2e", "%252e%252e", "%252e%252e%252f", "%25252e", "%252f",
            "%c0%ae%c0%ae/", "%c0%af", "%e0%80%af", "%ef%bc%8f", "%ef%bc%8e", "%u002e", "%%32%65", "%", "%2", "%zz", "#", "%23",
            "?", "%3f", "@evil.example", "@", ":80", "\t", " ", "\u00e9", "\u007f", "|", "..", ".", "...", "/.", "/..");

    private static final List<String> TEMPLATES = List.of("{x}/api/v1/prompts/passthrough/wire/p",
            "/{x}api/v1/prompts/passthrough/wire/p",
            "/api{x}/v1/prompts/passthrough/wire/p", "/api/v1{x}prompts/passthrough/wire/p",
            "/api/v1/prompts{x}/passthrough/wire/p", "/api/v1/prompts/passthrough{x}/wire/p",
            "/api/v1/prompts/passthrough/{x}wire/p", "/api/v1/prompts/passthrough/wi{x}re/p",
            "/api/v1/prompts/passthrough/wire{x}/p", "/api/v1/prompts/passthrough/wire/{x}p",
            "/api/v1/prompts/passthrough/wire/p{x}", "/api/v1/prompts/passthrough/wire/p/{x}",
            "/api/v1/prompts/passthrough/wire/p/{x}/q", "/x{x}/api/v1/prompts/passthrough/wire/p",
            "/dashboard{x}/../api/v1/prompts/passthrough/wire/p", "/session/login{x}/../../api/v1/prompts/passthrough/wire/p");

    private static final List<String> NEIGHBOURS = List.of("{e}", "{e}{e}", "a{e}", "{e}..");

    private TargetVectors() {
    }

    public static Stream<String> all() {
        return TEMPLATES.stream().flatMap(template -> NEIGHBOURS.stream().flatMap(neighbour -> ENCODINGS.stream()
                .map(encoding -> template.replace("{x}", neighbour.replace("{e}", encoding)))));
    }
}
