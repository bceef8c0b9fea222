package dev.promptpassthrough.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of the pages that the server writes by itself, in English. The workbench has its own, in
 * {@code src-ui/src/lib/messages}.
 */
@MessageBundle(value = "page", locale = AcceptedLanguage.DEFAULT)
public interface PageMessages {

    /** Of all of these words, as in HTML's {@code lang}. */
    @Message(AcceptedLanguage.DEFAULT)
    String language();

    @Message("Open the workbench")
    String openWorkbench();

    @Message("Request")
    String request();

    @Message("The workbench needs JavaScript. The API behind it does not: any HTTP client can call it with an access token, at")
    String needsJavaScript();

    @Message("There is nothing here")
    String nothingHere();

    @Message("The address leads nowhere on this site.")
    String leadsNowhere();

    @Message("There is no provider of this name for you.")
    String noSuchProvider();

    @Message("This provider has no request template of this name for you.")
    String noSuchTemplate();

    @Message("This is not for you")
    String notForYou();

    @Message("Your account lacks the role that this page asks for.")
    String roleMissing();

    @Message("Method not allowed")
    String methodNotAllowed();

    /** @param methods the names of those that are allowed */
    @Message("Use one of: {methods}.")
    String useOneOf(String methods);

    @Message("The page could not be made")
    String pageFailed();

    @Message("This is our fault, and it was logged. Try again, or tell an operator the request id below.")
    String ourFault();

    @Message("Sign-in is not set up correctly")
    String signInMisconfigured();

    @Message("The identity provider does not accept this application. An operator can mend it; the log says what to check.")
    String applicationRefused();

    @Message("Sign-in was not completed")
    String signInNotCompleted();

    @Message("The sign-in was cancelled, or the identity provider refused it. Open the workbench to sign in.")
    String signInTurnedBack();

    @Message("The sign-in took too long, was started in another window, or was refused. Open the workbench to try again.")
    String signInLost();

    @Message("Sign-in is not possible right now")
    String signInUnavailable();

    @Message("The identity provider does not answer. Whoever is signed in can go on; try again in a moment.")
    String identityProviderSilent();
}
