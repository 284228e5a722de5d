package dev.tiercel.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The packaged {@code asyncapi.yaml} as nested maps. */
final class AsyncApi {

    private final Map<String, Object> document;

    private AsyncApi(Map<String, Object> document) {
        this.document = document;
    }

    static AsyncApi packaged() {
        try (InputStream in = AsyncApi.class.getResourceAsStream("asyncapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("asyncapi.yaml: not on the class path");
            }
            return new AsyncApi(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> channels() {
        return object(document, "channels");
    }

    Map<String, Object> messages() {
        return object(object(document, "components"), "messages");
    }

    static Map<String, Object> object(Map<String, Object> parent, String name) {
        if (parent.get(name) instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // YAML objects have text keys throughout the document
            Map<String, Object> typed = (Map<String, Object>) map;
            return typed;
        }
        throw new IllegalStateException("asyncapi.yaml: " + name + " (expected: an object)");
    }
}
