package io.arrgus.service.sealing;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.arrgus.service.messaging.MessagingConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Reads the master key. A service that does not need one says {@code arrgus.sealing=false}. */
@AutoConfiguration(after = MessagingConfiguration.class)
@ConditionalOnProperty(name = "arrgus.sealing", matchIfMissing = true)
@EnableConfigurationProperties(SealingProperties.class)
public class SealingConfiguration {

    private static final int KEY_BYTES = 32;

    @Bean
    @AccessesPartialKey
    KeySealer keySealer(SealingProperties properties) throws GeneralSecurityException {
        AeadConfig.register();
        var parameters = AesGcmParameters.builder()
                .setIvSizeBytes(12)
                .setKeySizeBytes(KEY_BYTES)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        var key = AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(masterKey(properties), InsecureSecretKeyAccess.get()))
                .build();
        var keyset = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build();
        return new KeySealer(keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
    }

    private static byte[] masterKey(SealingProperties properties) {
        var text = text(properties);
        try {
            var bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // told below, without the text
        }
        throw new MasterKeyMissing("The master key is not 32 bytes in base64. Make one with: openssl rand -base64 32");
    }

    private static String text(SealingProperties properties) {
        if (properties.masterKey() != null && !properties.masterKey().isBlank()) {
            return properties.masterKey();
        }
        var file = properties.masterKeyFile();
        if (file == null) {
            throw new MasterKeyMissing(
                    "No master key is set: set ARRGUS_MASTER_KEY, or ARRGUS_MASTER_KEY_FILE to a file"
                            + " that holds one. Make one with: openssl rand -base64 32");
        }
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new MasterKeyMissing("The master key file " + file + " (ARRGUS_MASTER_KEY_FILE) cannot be read");
        }
    }
}
