/** Mails by SMTP. */
@NullMarked
package dev.tiercel.notification.deliveries.mail;

import org.jspecify.annotations.NullMarked;
