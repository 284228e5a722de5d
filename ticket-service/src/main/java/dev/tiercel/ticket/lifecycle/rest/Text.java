package dev.tiercel.ticket.lifecycle.rest;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Text that every store and every reader can hold: not blank, no control characters, well-formed Unicode. */
@Target({FIELD, METHOD, PARAMETER})
@Retention(RUNTIME)
@Constraint(validatedBy = TextValidator.class)
@interface Text {

    /** Most UTF-16 units. */
    int max();

    /** Whether it has to be there. */
    boolean required() default true;

    /** Whether it may have line breaks and tabs, and be blank. */
    boolean prose() default false;

    String message() default "is not text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
