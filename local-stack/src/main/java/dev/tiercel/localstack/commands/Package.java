package dev.tiercel.localstack.commands;

import dev.tiercel.localstack.ContainerSecrets;
import java.nio.file.Path;

/** What is left to do for containers once everything is built: their secrets. */
final class Package {

    private Package() {}

    static int run(Options options) {
        options.allow(false, "--data");
        Path directory = ContainerSecrets.write(options.home());
        System.out.println("Packaged. Passwords and settings for containers are in " + directory + ", the API key in "
                + options.home().apiKeyFile() + ".");
        System.out.println("docker compose up --build    # then as after ./tiercel up: the ports are the same");
        return 0;
    }
}
