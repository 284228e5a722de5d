package dev.tiercel.notification;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tiercel.httpedge.ApiKeyHash;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A mail server and one HTTP server that plays all webhook endpoints, each at the path of its name. Retries follow
 * within a second, so that tests need not wait.
 */
public final class OutsideWorld implements QuarkusTestResourceLifecycleManager {

    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** Keys of the tenant {@code default} with the role of their name, and one of another tenant. */
    public static final String CRM_KEY = "crm-key";

    public static final String AGENT_KEY = "agent-key";
    public static final String OTHER_TENANTS_KEY = "other-tenants-key";

    private final GreenMail mailServer = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", "smtp"));
    private final WireMockServer endpoints =
            // Enough threads for the endpoints that hang not to stop the others of this one server.
            new WireMockServer(WireMockConfiguration.options().dynamicPort().containerThreads(200));

    private final EndlessEndpoint endless = new EndlessEndpoint();

    @Override
    public Map<String, String> start() {
        mailServer.start();
        endpoints.start();
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.mailer.host", "127.0.0.1");
        settings.put(
                "quarkus.mailer.port",
                Integer.toString(mailServer.getSmtp().getServerSetup().getPort()));
        settings.put("tiercel.notification.mail.schedule", "0s" + ",500ms".repeat(80));
        settings.put("tiercel.notification.webhook.schedule", "0s,300ms,300ms,300ms");
        settings.put("tiercel.notification.webhook.concurrency", "2");
        settings.put("tiercel.notification.mail.timeout", "2s");
        settings.put("tiercel.notification.lease", "8s");
        key(settings, CRM_KEY, "default", "crm");
        key(settings, AGENT_KEY, "default", "agent");
        key(settings, OTHER_TENANTS_KEY, "acme", "admin");
        // The embedded broker logs into the same console.
        settings.put("quarkus.log.category.\"org.apache.kafka\".level", "WARN");
        endpoint(settings, "crm", "dev.tiercel.ticket.,dev.tiercel.escalation.,dev.tiercel.sla-breach.");
        for (String name : List.of("flaky", "hanging", "gone", "redirecting", "endless", "busy")) {
            endpoint(settings, name, "dev.tiercel.test." + name + ".");
        }
        settings.put("tiercel.notification.webhooks.endless.url", endless.start());
        return settings;
    }

    private static void key(Map<String, String> settings, String key, String tenant, String role) {
        settings.put(
                "tiercel.api-keys.keys." + key + ".hash", ApiKeyHash.of(key).hex());
        settings.put("tiercel.api-keys.keys." + key + ".tenant", tenant);
        settings.put("tiercel.api-keys.keys." + key + ".roles", role);
    }

    private void endpoint(Map<String, String> settings, String name, String events) {
        String prefix = "tiercel.notification.webhooks." + name;
        settings.put(prefix + ".url", endpoints.baseUrl() + "/" + name + "?from=tiercel");
        settings.put(prefix + ".secret", SECRET);
        settings.put(prefix + ".events", events);
        settings.put(prefix + ".timeout", "3s");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(mailServer, new TestInjector.MatchesType(GreenMail.class));
        injector.injectIntoFields(endpoints, new TestInjector.MatchesType(WireMockServer.class));
        injector.injectIntoFields(endless, new TestInjector.MatchesType(EndlessEndpoint.class));
    }

    @Override
    public void stop() {
        mailServer.stop();
        endpoints.stop();
        endless.stop();
    }

    // A fixed port, because the mail server has to come back where it was.
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
