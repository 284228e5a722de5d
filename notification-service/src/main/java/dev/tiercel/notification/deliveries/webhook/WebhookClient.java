package dev.tiercel.notification.deliveries.webhook;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An endpoint as a Standard Webhooks sender sees it. The response's body is not read before it is asked for. */
@Path("")
public interface WebhookClient {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Response post(
            @HeaderParam("webhook-id") String id,
            @HeaderParam("webhook-timestamp") String timestamp,
            @HeaderParam("webhook-signature") String signature,
            byte[] body);
}
