package dev.promptpassthrough.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS' published examples: get-vanilla of its test suite, and ListUsers of its documentation. */
class AwsSignatureCheckTest {

    private static final String EXAMPLE_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    @ParameterizedTest
    @CsvSource({
            "GET / HTTP/1.1|Host: example.amazonaws.com, host;x-amz-date, service, "
                    + "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
            "GET /?Action=ListUsers&Version=2010-05-08 HTTP/1.1|Host: iam.amazonaws.com"
                    + "|Content-Type: application/x-www-form-urlencoded; charset=utf-8, content-type;host;x-amz-date, iam, "
                    + "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7" })
    void shouldAgreeWithTheExamplesOfAws(String head, String signedHeaders, String service, String signature) {
        WireHead request = WireHead.parse(head.replace("|", "\r\n") + "\r\nX-Amz-Date: 20150830T123600Z\r\n"
                + "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/" + service
                + "/aws4_request, SignedHeaders=" + signedHeaders + ", Signature=" + signature);

        assertThat(AwsSignatureCheck.expected(request, new byte[0], EXAMPLE_KEY)).isEqualTo(signature)
                .isEqualTo(AwsSignatureCheck.actual(request));
    }
}
