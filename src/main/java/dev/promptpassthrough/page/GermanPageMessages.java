package dev.promptpassthrough.page;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** {@link PageMessages} in German. */
@Localized("de")
public interface GermanPageMessages extends PageMessages {

    @Override
    @Message("de")
    String language();

    @Override
    @Message("Werkbank öffnen")
    String openWorkbench();

    @Override
    @Message("Anfrage")
    String request();

    @Override
    @Message("Die Werkbank braucht JavaScript. Die API dahinter nicht: Jeder HTTP-Client kann sie mit einem Zugriffstoken aufrufen, unter")
    String needsJavaScript();

    @Override
    @Message("Hier ist nichts")
    String nothingHere();

    @Override
    @Message("Die Adresse führt auf dieser Website nirgendwohin.")
    String leadsNowhere();

    @Override
    @Message("Einen Anbieter dieses Namens gibt es für Sie nicht.")
    String noSuchProvider();

    @Override
    @Message("Eine Vorlage dieses Namens hat dieser Anbieter für Sie nicht.")
    String noSuchTemplate();

    @Override
    @Message("Das ist nicht für Sie bestimmt")
    String notForYou();

    @Override
    @Message("Ihrem Konto fehlt die Rolle, die diese Seite verlangt.")
    String roleMissing();

    @Override
    @Message("Methode nicht erlaubt")
    String methodNotAllowed();

    @Override
    @Message("Erlaubt sind: {methods}.")
    String useOneOf(String methods);

    @Override
    @Message("Die Seite konnte nicht erstellt werden")
    String pageFailed();

    @Override
    @Message("Das liegt an uns und wurde protokolliert. Versuchen Sie es erneut, oder nennen Sie dem Betrieb die Anfrage-ID unten.")
    String ourFault();

    @Override
    @Message("Die Anmeldung ist nicht richtig eingerichtet")
    String signInMisconfigured();

    @Override
    @Message("Der Identitätsanbieter nimmt diese Anwendung nicht an. Der Betrieb kann das beheben; was zu prüfen ist, steht im Protokoll.")
    String applicationRefused();

    @Override
    @Message("Die Anmeldung wurde nicht abgeschlossen")
    String signInNotCompleted();

    @Override
    @Message("Die Anmeldung wurde abgebrochen, oder der Identitätsanbieter hat sie abgelehnt. Öffnen Sie die Werkbank, um sich anzumelden.")
    String signInTurnedBack();

    @Override
    @Message("Die Anmeldung hat zu lange gedauert, wurde in einem anderen Fenster begonnen oder abgelehnt. Öffnen Sie die Werkbank, um es erneut zu versuchen.")
    String signInLost();

    @Override
    @Message("Die Anmeldung ist gerade nicht möglich")
    String signInUnavailable();

    @Override
    @Message("Der Identitätsanbieter antwortet nicht. Wer angemeldet ist, kann weiterarbeiten; versuchen Sie es gleich noch einmal.")
    String identityProviderSilent();
}
