package io.arrgus.service.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.arrgus.model.connection.ApiKey;
import io.arrgus.model.connection.ConnectionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeySealerTest {

    private static final String MASTER = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String OTHER_MASTER = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
    private static final ConnectionId MOVIES = new ConnectionId("radarr-movies");
    private static final ConnectionId SERIES = new ConnectionId("sonarr-series");
    private static final ApiKey KEY = new ApiKey("0123456789abcdef0123456789abcdef");

    @TempDir
    Path folder;

    @Test
    void aSealedKeyOpensUnderItsOwnConnection() throws GeneralSecurityException {
        var sealer = sealer(MASTER, null);

        assertThat(sealer.open(MOVIES, sealer.seal(MOVIES, KEY))).isEqualTo(KEY);
    }

    @Test
    void aSealedKeyDoesNotOpenUnderAnotherConnection() throws GeneralSecurityException {
        var sealer = sealer(MASTER, null);
        var sealed = sealer.seal(MOVIES, KEY);

        assertThatExceptionOfType(CannotUnseal.class).isThrownBy(() -> sealer.open(SERIES, sealed));
    }

    @Test
    void aSealedKeyDoesNotOpenUnderAnotherMasterKey() throws GeneralSecurityException {
        var sealed = sealer(OTHER_MASTER, null).seal(MOVIES, KEY);

        assertThatExceptionOfType(CannotUnseal.class)
                .isThrownBy(() -> sealer(MASTER, null).open(MOVIES, sealed))
                .withMessageContaining("different master keys");
    }

    @Test
    void theSameKeyIsSealedDifferentlyEachTime() throws GeneralSecurityException {
        var sealer = sealer(MASTER, null);

        assertThat(sealer.seal(MOVIES, KEY)).isNotEqualTo(sealer.seal(MOVIES, KEY));
    }

    @Test
    void theMasterKeyMayComeFromAFile() throws Exception {
        var file = Files.writeString(folder.resolve("master-key"), MASTER + "\n");
        var sealed = sealer(MASTER, null).seal(MOVIES, KEY);

        assertThat(sealer(null, file).open(MOVIES, sealed)).isEqualTo(KEY);
    }

    @Test
    void aMissingMasterKeyIsToldInOneSentenceThatNamesTheSetting() {
        assertThatExceptionOfType(MasterKeyMissing.class)
                .isThrownBy(() -> sealer(null, null))
                .withMessageContaining("ARRGUS_MASTER_KEY")
                .withMessageContaining("openssl rand -base64 32");
    }

    @Test
    void aMasterKeyOfTheWrongFormIsRefusedWithoutQuotingIt() {
        assertThatExceptionOfType(MasterKeyMissing.class)
                .isThrownBy(() -> sealer("c2hvcnQ=", null))
                .withMessageNotContaining("c2hvcnQ");
    }

    @Test
    void noTextOfAKeyShowsIt() throws GeneralSecurityException {
        var sealed = sealer(MASTER, null).seal(MOVIES, KEY);

        assertThat(KEY.toString() + sealed + new SealingProperties(MASTER, null))
                .doesNotContain(KEY.secret(), sealed.value(), MASTER);
    }

    private static KeySealer sealer(@Nullable String key, @Nullable Path file) throws GeneralSecurityException {
        return new SealingConfiguration().keySealer(new SealingProperties(key, file));
    }
}
