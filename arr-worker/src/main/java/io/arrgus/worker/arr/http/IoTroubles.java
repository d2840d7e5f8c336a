package io.arrgus.worker.arr.http;

import io.arrgus.worker.arr.ArrTrouble;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ProtocolException;

/** What an exception of the network means. Exceptions differ in what they say by their types, and by those of their causes. */
final class IoTroubles {

    private IoTroubles() {}

    /** When no answer had begun. */
    static ArrTrouble beforeTheAnswer(IOException thrown) {
        return switch (thrown) {
            case GuardedDns.AddressRefused _ -> ArrTrouble.ADDRESS_REFUSED;
            case UnknownHostException _ -> ArrTrouble.UNKNOWN_HOST;
            case ConnectTimeoutException _ -> ArrTrouble.CONNECT_TIMEOUT;
            case SocketTimeoutException _ -> ArrTrouble.NO_ANSWER_IN_TIME;
            case NoRouteToHostException _ -> ArrTrouble.UNREACHABLE;
            case ConnectException refused -> refusal(refused);
            case SSLException tls -> tls(tls);
            case MessageConstraintException _ -> ArrTrouble.NOT_HTTP;
            default -> has(thrown, ProtocolException.class) ? ArrTrouble.NOT_HTTP : socket(thrown);
        };
    }

    /** When the answer had begun. */
    static ArrTrouble inTheBody(IOException thrown) {
        return thrown instanceof SocketTimeoutException ? ArrTrouble.STALLED : ArrTrouble.BODY_CUT;
    }

    private static ArrTrouble refusal(ConnectException refused) {
        var text = String.valueOf(refused.getMessage());
        return text.contains("refused") ? ArrTrouble.REFUSED : ArrTrouble.UNREACHABLE;
    }

    private static ArrTrouble socket(IOException thrown) {
        var text = String.valueOf(thrown.getMessage());
        var unreachable = thrown instanceof SocketException && text.contains("unreachable");
        return unreachable ? ArrTrouble.UNREACHABLE : ArrTrouble.RESET;
    }

    private static ArrTrouble tls(SSLException thrown) {
        if (has(thrown, CertificateExpiredException.class) || has(thrown, CertificateNotYetValidException.class)) {
            return ArrTrouble.TLS_EXPIRED;
        }
        if (has(thrown, CertPathBuilderException.class) || has(thrown, CertPathValidatorException.class)) {
            return ArrTrouble.TLS_UNTRUSTED;
        }
        if (has(thrown, SSLPeerUnverifiedException.class) || has(thrown, CertificateException.class)) {
            return ArrTrouble.TLS_WRONG_HOST;
        }
        if (has(thrown, EOFException.class) || has(thrown, SocketException.class)) {
            return ArrTrouble.RESET;
        }
        var text = String.valueOf(thrown.getMessage());
        return text.contains("Unsupported or unrecognized SSL message")
                ? ArrTrouble.TLS_NOT_SPOKEN
                : ArrTrouble.TLS_FAILED;
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
