/**
 * What users call as {@code ./tiercel COMMAND}. Each command prints for people and answers with an exit code: 0 done,
 * 1 failed, 2 misused, 3 (status only) nothing runs. What goes wrong is one line that says what to do, never a trace.
 */
@NullMarked
package dev.tiercel.localstack.commands;

import org.jspecify.annotations.NullMarked;
