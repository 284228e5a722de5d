package dev.tiercel.notification.deliveries.rest;

import java.util.List;

/** Deliveries of a ticket, the newest first. */
record DeliveriesAnswer(List<DeliveryAnswer> deliveries) {}
