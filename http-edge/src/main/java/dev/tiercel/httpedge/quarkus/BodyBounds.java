package dev.tiercel.httpedge.quarkus;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the body of a request before anything reads it: it has to be within {@code quarkus.http.limits.max-body-size} and
 * to arrive in time. The server's own bounds answer without saying why, and hold neither for a body that never ends nor for
 * one that drips. A body whose length is not told beforehand, which some clients never tell, is collected first.
 */
@Singleton
class BodyBounds {

    /** After authentication, before the server's own check. */
    private static final int ORDER = -3;

    private static final Set<HttpMethod> WITH_A_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private static final Pattern FORM = Pattern.compile("(?i)\\s*(multipart/|application/x-www-form-urlencoded).*");
    private static final String COLLECTED = BodyBounds.class.getName();

    private final long maxBytes;
    private final Duration within;
    private final BodyHandler collector;

    BodyBounds(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBytes,
            @ConfigProperty(name = "tiercel.http.body-within", defaultValue = "10s") Duration within) {
        this.maxBytes = maxBytes.asLongValue();
        this.within = within;
        this.collector = BodyHandler.create(false).setBodyLimit(this.maxBytes);
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::check).failureHandler(this::failed);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
        String encoding = request.getHeader(HttpHeaderNames.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuseType(context, "Send the body as it is: no Content-Encoding is read here.");
            return;
        }
        if (length == null) {
            // HTTP/2 says by no header whether a body comes; one without a type is refused before it is read.
            boolean unbounded = request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
                    || request.version() == HttpVersion.HTTP_2
                            && WITH_A_BODY.contains(request.method())
                            && request.headers().contains(HttpHeaderNames.CONTENT_TYPE);
            if (unbounded) {
                collect(context);
                return;
            }
        } else if (!length.matches("[0-9]{1,18}") || Long.parseLong(length) > maxBytes) {
            refuseAsTooLarge(context);
            return;
        } else if (!length.equals("0")) {
            limitTime(context);
        }
        context.next();
    }

    private void collect(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaderNames.CONTENT_TYPE);
        if (type != null && FORM.matcher(type).matches()) {
            // It would be taken apart while it is collected, and nothing here reads one.
            refuseType(context, "No form is read here.");
            return;
        }
        limitTime(context);
        context.put(COLLECTED, true);
        collector.handle(context);
    }

    private void failed(RoutingContext context) {
        boolean tooLarge = context.statusCode() == 413 && context.get(COLLECTED) != null;
        if (tooLarge && !context.response().headWritten()) {
            refuseAsTooLarge(context);
        } else {
            context.next();
        }
    }

    private void refuseType(RoutingContext context, String detail) {
        refuse(context, 415, "unsupported-media-type", "Unsupported Media Type", detail);
    }

    private void refuseAsTooLarge(RoutingContext context) {
        refuse(
                context,
                413,
                "content-too-large",
                "Content Too Large",
                "The body is too large (expected: at most " + maxBytes + " bytes).");
    }

    private void limitTime(RoutingContext context) {
        long timer = context.vertx().setTimer(within.toMillis(), late -> {
            if (!context.request().isEnded() && !context.response().headWritten()) {
                refuse(
                        context,
                        408,
                        "request-timeout",
                        "Request Timeout",
                        "The body did not arrive within " + within.toSeconds() + " seconds.");
            }
        });
        context.addEndHandler(ended -> context.vertx().cancelTimer(timer));
    }

    private void refuse(RoutingContext context, int status, String type, String title, String detail) {
        boolean alone = context.request().version() != HttpVersion.HTTP_2;
        if (alone) {
            context.response().putHeader(HttpHeaderNames.CONNECTION, "close");
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .end("""
                        {"type":"https://tiercel.dev/problems/%s","title":"%s","status":%d,"detail":"%s"}""".formatted(type, title, status, detail))
                .onComplete(sent -> {
                    if (alone) {
                        // What is left of the body would be read as the next request.
                        context.request().connection().close();
                    } else {
                        leaveUnread(context);
                    }
                });
    }

    /**
     * Other requests of the client are on the same connection. Many clients read an answer only once their body is sent, so
     * what is left is thrown away as it comes, for a while.
     */
    private void leaveUnread(RoutingContext context) {
        long timer = context.vertx()
                .setTimer(within.toMillis(), late -> context.response().reset());
        context.request().endHandler(ended -> context.vertx().cancelTimer(timer));
        context.request().resume();
    }
}
