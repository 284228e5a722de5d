package dev.tiercel.escalation.rulebook.documents;

import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts people write, and what a database or a log could not take in them. */
final class Texts {

    // Unpaired surrogates have no UTF-8 form, and PostgreSQL has no place for U+0000.
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]*");
    private static final Pattern PROSE = Pattern.compile("([^\\p{Cntrl}\\p{Cs}]|[\\r\\n\\t])*+");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./-]{3,63}");
    private static final int SHOWN_AT_MOST = 80;

    private Texts() {}

    /** A line of 1 to {@code atMost} characters; null if there is none. */
    static @Nullable String line(DocumentObject object, String field, boolean required, int atMost) {
        String allowed = "1 to " + atMost + " characters on one line";
        String value = object.scalar(field, required, allowed);
        if (value != null) {
            check(object, field, value, 1, atMost, ONE_LINE, allowed);
        }
        return value;
    }

    /** Text of several lines; null if there is none. */
    static @Nullable String prose(DocumentObject object, String field, int atMost) {
        String allowed = "at most " + atMost + " characters of text";
        String value = object.scalar(field, false, allowed);
        if (value != null) {
            check(object, field, value, 0, atMost, PROSE, allowed);
        }
        return value;
    }

    static List<String> lines(DocumentObject object, String field, int shortest, int longest, int items) {
        String allowed = "a list of at most " + items + " texts of " + shortest + " to " + longest + " characters";
        List<String> texts = object.scalars(field, allowed);
        for (int i = 0; i < texts.size(); i++) {
            check(object, field + "[" + i + "]", texts.get(i), shortest, longest, ONE_LINE, allowed);
        }
        if (texts.size() > items) {
            object.report(field, texts.size() + " items", allowed);
        }
        return new ArrayList<>(texts);
    }

    /** Reported without repeating it: it may be personal data all the same. */
    static String email(DocumentObject object, String field) {
        String allowed = "an e-mail address of at most 254 characters";
        String value = object.scalar(field, true, allowed);
        if (value != null
                && (value.length() > 254
                        || !EMAIL.matcher(value).matches()
                        || !ONE_LINE.matcher(value).matches())) {
            object.report(field, "not an address", allowed);
        }
        return value == null ? Values.MISSING : value;
    }

    static @Nullable String phone(DocumentObject object, String field) {
        String allowed = "digits, spaces and + ( ) . / -, 3 to 64 characters";
        String value = object.scalar(field, false, allowed);
        if (value != null
                && (!PHONE.matcher(value).matches()
                        || value.chars().filter(Character::isDigit).count() < 3)) {
            object.report(field, "not a telephone number", allowed);
        }
        return value;
    }

    static @Nullable String language(DocumentObject object, String field) {
        String allowed = "a BCP 47 language tag, such as es or pt-BR";
        String value = object.scalar(field, false, allowed);
        if (value != null) {
            try {
                if (value.isEmpty() || value.length() > 35) {
                    throw new IllformedLocaleException("length");
                }
                new Locale.Builder().setLanguageTag(value);
            } catch (IllformedLocaleException e) {
                object.report(field, Values.quoted(value), allowed);
            }
        }
        return value;
    }

    /** As it may stand in a message: cut, and without what is no text. */
    static String shown(String value) {
        String text = value.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return text.length() > SHOWN_AT_MOST ? text.substring(0, SHOWN_AT_MOST) + "..." : text;
    }

    private static void check(
            DocumentObject object,
            String field,
            String value,
            int shortest,
            int longest,
            Pattern form,
            String allowed) {
        if (value.length() > longest || value.length() < shortest || shortest > 0 && value.isBlank()) {
            object.report(field, value.isBlank() ? "empty" : value.length() + " characters", allowed);
        } else if (!form.matcher(value).matches()) {
            object.report(field, "a character that is no text", allowed);
        }
    }
}
