package dev.tiercel.notification.deliveries;

/** A recipient and the channel that reaches it. */
public record Addressee(Recipient recipient, Channel channel) {}
