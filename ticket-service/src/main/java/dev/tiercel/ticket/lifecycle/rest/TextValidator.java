package dev.tiercel.ticket.lifecycle.rest;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Says what is wrong and what is allowed in one message. Public, because Hibernate Validator makes it by reflection. */
public class TextValidator implements ConstraintValidator<Text, String> {
    private int max;
    private boolean required;
    private boolean prose;

    @Override
    public void initialize(Text text) {
        max = text.max();
        required = text.required();
        prose = text.prose();
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        String problem = problem(value);
        if (problem == null) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(problem + " (expected: " + expected() + ")")
                .addConstraintViolation();
        return false;
    }

    private @Nullable String problem(@Nullable String value) {
        if (value == null) {
            return required ? "missing" : null;
        }
        if (value.isBlank() && (required || !prose)) {
            return "blank";
        }
        if (value.length() > max) {
            return value.length() + " characters";
        }
        return value.codePoints().allMatch(this::allowed) ? null : "a character that is not allowed";
    }

    private boolean allowed(int codePoint) {
        boolean lineOrTab = codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
        return prose && lineOrTab || inLine(codePoint);
    }

    /** Unpaired surrogates have no UTF-8 form, and PostgreSQL has no place for U+0000. */
    static boolean inLine(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }

    private String expected() {
        return (required ? "1" : "at most") + (required ? " to " : " ") + max + " characters, "
                + (prose ? "no control characters but line breaks and tabs" : "one line");
    }
}
