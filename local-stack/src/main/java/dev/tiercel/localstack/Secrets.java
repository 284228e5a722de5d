package dev.tiercel.localstack;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;

/** What only the owner of a stack may know. Made once per data directory, in files that only the owner can read. */
record Secrets(String apiKey, Map<Part, String> databasePasswords) {

    private static final SecureRandom RANDOM = new SecureRandom();

    Secrets {
        databasePasswords = Map.copyOf(databasePasswords);
    }

    static Secrets of(Home home) {
        try {
            String key = keep(home.apiKeyFile(), "tck_" + random(32) + "\n").strip();
            Properties fresh = new Properties();
            Part.services().stream().filter(Part::hasDatabase).forEach(part -> fresh.put(part.label(), random(24)));
            StringWriter text = new StringWriter();
            fresh.store(text, null);
            Properties kept = new Properties();
            kept.load(new StringReader(keep(home.passwords(), text.toString())));
            Map<Part, String> passwords = new EnumMap<>(Part.class);
            for (Object name : fresh.keySet()) {
                Part part = Part.named((String) name).orElseThrow();
                String password = kept.getProperty(part.label());
                if (password == null) {
                    throw new StackFailure(home.passwords() + " has no line for " + part.label()
                            + ": delete that file, new passwords are made at the next start");
                }
                passwords.put(part, password);
            }
            return new Secrets(key, passwords);
        } catch (IOException e) {
            throw new StackFailure("secrets in " + home.directory() + " cannot be kept: " + e.getMessage(), e);
        }
    }

    /** What a service is told instead of the key. */
    String apiKeyHash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: every Java platform has it", e);
        }
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }

    /** What the file says; if there is none, or a crash left it empty, the given text from now on. */
    private static String keep(Path file, String fresh) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        if (Files.size(file) == 0) {
            Files.writeString(file, fresh);
        }
        return Files.readString(file);
    }

    /** So many random bytes, in letters that need no quoting anywhere. */
    static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
