package dev.tiercel.testing.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One key an operator may set.
 *
 * @param name with {@code <name>} where the operator chooses
 * @param defaultValue empty if none is written in the code
 */
record ConfiguredKey(String name, Optional<String> defaultValue) {

    /** The keys of a {@code @ConfigMapping}. */
    static List<ConfiguredKey> of(Class<?> mapping) {
        List<ConfiguredKey> keys = new ArrayList<>();
        collect(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping, keys);
        return keys;
    }

    private static void collect(String prefix, Class<?> group, List<ConfiguredKey> keys) {
        for (Method method : group.getDeclaredMethods()) {
            if (method.isDefault() || method.isSynthetic()) {
                continue;
            }
            WithName named = method.getAnnotation(WithName.class);
            String name = prefix + "." + (named == null ? kebab(method.getName()) : named.value());
            WithDefault otherwise = method.getAnnotation(WithDefault.class);
            add(
                    name,
                    method.getGenericReturnType(),
                    Optional.ofNullable(otherwise).map(WithDefault::value),
                    keys);
        }
    }

    private static void add(String name, Type type, Optional<String> otherwise, List<ConfiguredKey> keys) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            add(name + ".<name>", generic.getActualTypeArguments()[1], otherwise, keys);
        } else if (type instanceof Class<?> group && isGroup(group)) {
            collect(name, group, keys);
        } else {
            keys.add(new ConfiguredKey(name, otherwise));
        }
    }

    private static boolean isGroup(Class<?> type) {
        return type.isInterface() && type.getPackageName().startsWith("dev.tiercel.");
    }

    private static String kebab(String method) {
        return method.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** How a variable of the environment is called that sets it. */
    String variable() {
        return String.join(
                "",
                Stream.of(name.split("(?=<name>)|(?<=<name>)"))
                        .map(part -> part.equals("<name>")
                                ? "<NAME>"
                                : part.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
                        .toList());
    }
}
