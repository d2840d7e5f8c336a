package io.arrgus.service.sealing;

import com.google.crypto.tink.Aead;
import io.arrgus.model.connection.ApiKey;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.SealedKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Encrypts an Arr's key so that it opens only under the id of its own connection (guarantee 9). */
public final class KeySealer {

    private final Aead aead;

    KeySealer(Aead aead) {
        this.aead = aead;
    }

    public SealedKey seal(ConnectionId owner, ApiKey key) {
        try {
            var sealed = aead.encrypt(key.secret().getBytes(StandardCharsets.UTF_8), boundTo(owner));
            return new SealedKey(Base64.getEncoder().encodeToString(sealed));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The key of connection " + owner + " cannot be sealed", broken);
        }
    }

    /** @throws CannotUnseal if it was sealed for another connection, or under another master key */
    public ApiKey open(ConnectionId owner, SealedKey key) {
        try {
            var clear = aead.decrypt(Base64.getDecoder().decode(key.value()), boundTo(owner));
            return new ApiKey(new String(clear, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            throw new CannotUnseal(owner, notOurs);
        }
    }

    private static byte[] boundTo(ConnectionId owner) {
        return ("connection:" + owner.value()).getBytes(StandardCharsets.UTF_8);
    }
}
