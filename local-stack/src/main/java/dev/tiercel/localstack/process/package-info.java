/**
 * Operating-system processes: started apart from the terminal, watched so that they do not outlive a stack that was
 * killed, asked whether they live, how much memory they hold, and stopped. Knows nothing of what runs in them.
 */
@NullMarked
package dev.tiercel.localstack.process;

import org.jspecify.annotations.NullMarked;
