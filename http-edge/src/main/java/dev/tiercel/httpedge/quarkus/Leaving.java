package dev.tiercel.httpedge.quarkus;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Turns callers away before the process ends, so that the end cuts no request off. In the first half of the time between
 * the signal and the end of service ({@code quarkus.shutdown.delay}) everything is served as before, each answer being the
 * last one of its connection: load balancers see that the instance is not ready and go elsewhere. In the second half, those
 * that still come are told to come again.
 */
@Singleton
class Leaving {

    /** Before authentication, which may take its time. */
    private static final int ORDER = -201;

    private static final String HEALTH = "/q/health";

    private final Vertx vertx;
    private final Duration delay;
    private volatile boolean left;

    Leaving(Vertx vertx, @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay) {
        this.vertx = vertx;
        this.delay = delay.orElse(Duration.ZERO);
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::check);
    }

    void begin(@Observes ShutdownDelayInitiatedEvent told) {
        long half = delay.toMillis() / 2;
        if (half > 0) {
            vertx.setTimer(half, over -> left = true);
        } else {
            left = true;
        }
    }

    private void check(RoutingContext context) {
        if (!left || context.request().path().startsWith(HEALTH)) {
            context.next();
            return;
        }
        HttpServerRequest request = context.request();
        // Who asks whether to send the body at all is answered at once.
        if (request.isEnded() || request.headers().contains(HttpHeaderNames.EXPECT)) {
            EarlyProblem.STOPPING.send(context.response());
        } else {
            // A connection that is closed while something of the request is unread is reset, and the answer lost.
            request.endHandler(read -> EarlyProblem.STOPPING.send(context.response()));
            request.resume();
        }
    }
}
