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

    /** Makes a key of the tenant {@code default} and returns it in clear. */
    public static String makeKey(String name, String role) {
        return Crm.caller()
                .body("{\"name\": \"%s\", \"roles\": [\"%s\"]}".formatted(name, role))
                .post("/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }
}
