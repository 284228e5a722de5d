package dev.tiercel.ticket;

/** What only an admin does. */
public final class Admin {
    private Admin() {}

    /** Makes a key of the tenant {@code default} with the role crm and returns its id. */
    public static String makeKey() {
        return Crm.caller()
                .body("{\"name\": \"crm\", \"roles\": [\"crm\"], \"expiresAt\": \"2036-03-01T00:00:00Z\"}")
                .post("/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
