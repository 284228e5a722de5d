package dev.tiercel.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void create() {
        home = new Home(folder.resolve("home"));
        home.create();
    }

    @Test
    void areTheSameAtEveryStart() {
        // given
        Secrets first = Secrets.of(home);

        // when
        Secrets second = Secrets.of(home);

        // then
        assertThat(second.apiKey()).isEqualTo(first.apiKey());
        assertThat(second.databasePasswords()).isEqualTo(first.databasePasswords());
    }

    @Test
    void areDifferentInEveryHome() {
        // given
        Home other = new Home(folder.resolve("other"));
        other.create();

        // when, then
        assertThat(Secrets.of(other).apiKey()).isNotEqualTo(Secrets.of(home).apiKey());
    }

    @Test
    void aKeyHasThirtyTwoRandomBytes() {
        assertThat(Secrets.of(home).apiKey()).matches("tck_[A-Za-z0-9_-]{43}");
    }

    @Test
    void aPasswordIsMadeForEachServiceWithADatabase() {
        assertThat(Secrets.of(home).databasePasswords())
                .containsOnlyKeys(Part.TICKET, Part.ESCALATION, Part.NOTIFICATION)
                .values()
                .doesNotHaveDuplicates();
    }

    @Test
    void nobodyButTheOwnerCanReadThem() throws IOException {
        // when
        Secrets.of(home);

        // then
        for (Path file : new Path[] {home.apiKeyFile(), home.passwords()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.directory())))
                .isEqualTo("rwx------");
    }

    @Test
    void aFileThatACrashLeftEmptyIsFilled() throws IOException {
        // given
        Files.createFile(home.apiKeyFile());

        // when, then
        assertThat(Secrets.of(home).apiKey()).startsWith("tck_");
    }

    @Test
    void servicesAreToldTheHashOfTheKey() {
        assertThat(new Secrets("test-key", Map.of()).apiKeyHash())
                .isEqualTo("62af8704764faf8ea82fc61ce9c4c3908b6cb97d463a634e9e587d7c885db0ef");
    }

    @Test
    void doNotShowThemselvesInText() {
        // given
        Secrets secrets = Secrets.of(home);

        // when, then
        assertThat(secrets.toString()).doesNotContain(secrets.apiKey());
    }
}
