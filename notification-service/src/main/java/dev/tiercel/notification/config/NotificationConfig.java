package dev.tiercel.notification.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Settings of notification-service. The mail server itself is set with {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "tiercel.notification")
public interface NotificationConfig {

    /**
     * How often due deliveries are looked for. New ones are found at once whatever this says; it bounds how late a
     * retry is, or a delivery another instance left behind.
     */
    @WithDefault("250ms")
    Duration pollEvery();

    /**
     * How long an instance may take from claiming a delivery to recording its outcome. After that another one attempts
     * it again, so it must be longer than every time-out below; it is also how long the deliveries of an instance that
     * died wait.
     */
    @WithDefault("1m")
    Duration lease();

    /** Share of a retry delay by which it is made longer or shorter at random, from 0 to below 1. */
    @WithDefault("0.1")
    double jitter();

    /** How an event is tried again while the database is away. */
    Retry retry();

    /** Mails. */
    Mail mail();

    /** What is common to all webhook endpoints. */
    Webhook webhook();

    /** Webhook endpoints by name (lower-case letters, digits, {@code . _ -}); none by default. */
    Map<String, Endpoint> webhooks();

    /** Pause between two attempts, doubled after each until it is {@code atMost}. There is no last attempt. */
    interface Retry {

        /** Pause after the first attempt. */
        @WithDefault("100ms")
        Duration first();

        /** Longest pause. */
        @WithDefault("5s")
        Duration atMost();
    }

    /** Mails. */
    interface Mail {

        /**
         * The wait before each attempt: the first from the event, each other from the attempt before. After the last
         * one the delivery has failed.
         */
        @WithDefault("0s,5s,30s,2m,10m,30m,2h,6h,12h")
        List<Duration> schedule();

        /** How long one attempt may take. */
        @WithDefault("30s")
        Duration timeout();

        /** How many mails are on their way at once, per instance. */
        @WithDefault("8")
        int concurrency();
    }

    /** What is common to all webhook endpoints. */
    interface Webhook {

        /** As for mails; the default is the schedule Standard Webhooks recommends. */
        @WithDefault("0s,5s,5m,30m,2h,5h,10h,14h,20h,24h")
        List<Duration> schedule();

        /** How many requests to one endpoint are on their way at once, per instance. */
        @WithDefault("4")
        int concurrency();
    }

    /** One webhook endpoint. */
    interface Endpoint {

        /** Where events are posted, {@code https} or {@code http}. Whoever sets it is trusted: any host is allowed. */
        URI url();

        /** The key requests are signed with: {@code whsec_} and base64 of 24 to 64 random bytes. */
        String secret();

        /** Beginnings of the event types wanted, for example {@code dev.tiercel.escalation.}; all by default. */
        @WithDefault("dev.tiercel.")
        List<String> events();

        /** How long one attempt may take. */
        @WithDefault("10s")
        Duration timeout();
    }
}
