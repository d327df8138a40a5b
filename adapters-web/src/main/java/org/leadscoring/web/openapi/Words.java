package org.leadscoring.web.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What controllers cannot show of themselves: texts, bodies that are read as they come, examples, refusals. It stands in
 * files that are OpenAPI documents themselves, one for each part of the API, and is laid over what was found out.
 */
final class Words {

    private static final List<String> FILES = List.of("common", "sending", "sources", "leads", "models", "decisions");

    /** An operation that is another one by a second address. */
    private static final String SAME_AS = "x-same-as";

    private final List<OpenAPI> files;

    private Words(List<OpenAPI> files) {
        this.files = files;
    }

    /** The files that come with the product. */
    static Words bundled() {
        return new Words(FILES.stream().map(Words::file).toList());
    }

    private static OpenAPI file(String name) {
        try (var stream = Words.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
            var text = new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
            return Yaml31.mapper().readValue(text, OpenAPI.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("openapi/" + name + ".yaml cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lays the words over a document.
     *
     * @throws IllegalStateException if there are words for what is not there
     */
    void describe(OpenAPI document) {
        // Where what leads nowhere ends up.
        document.getPaths().keySet().removeIf(path -> path.endsWith("/**"));
        for (var words : files) {
            if (words.getInfo() != null) {
                document.setInfo(words.getInfo());
                document.setServers(words.getServers());
                document.setTags(words.getTags());
            }
            add(document, words.getComponents());
            if (words.getPaths() != null) {
                words.getPaths().forEach((path, item) -> describe(document, words, path, item));
            }
        }
    }

    private static void add(OpenAPI document, @Nullable Components components) {
        if (components == null) {
            return;
        }
        var all = document.getComponents();
        orNone(components.getSchemas()).forEach(all::addSchemas);
        orNone(components.getResponses()).forEach(all::addResponses);
        orNone(components.getSecuritySchemes()).forEach(all::addSecuritySchemes);
    }

    private static void describe(OpenAPI document, OpenAPI words, String path, PathItem item) {
        item.readOperationsMap().forEach((method, told) -> {
            var operation = operation(document, path, method);
            var sameAs = told.getExtensions() == null
                    ? null
                    : (String) told.getExtensions().get(SAME_AS);
            var text = sameAs == null ? told : operation(words, sameAs, method);
            operation.setSecurity(told.getSecurity() == null ? words.getSecurity() : told.getSecurity());
            operation.setTags(text.getTags());
            operation.setSummary(text.getSummary());
            operation.setDescription(sameAs == null ? text.getDescription() : "The same as `" + sameAs + "`.");
            if (text.getRequestBody() != null) {
                operation.setRequestBody(text.getRequestBody());
            }
            orNone(text.getParameters()).forEach(parameter -> describe(operation, parameter));
            text.getResponses().forEach((status, response) -> describe(operation, status, response));
            refusals(path, method, operation);
        });
    }

    private static Operation operation(OpenAPI document, String path, HttpMethod method) {
        @Nullable PathItem item = document.getPaths().get(path);
        @Nullable
        Operation operation = item == null ? null : item.readOperationsMap().get(method);
        if (operation == null) {
            throw new IllegalStateException("openapi/*.yaml describes " + method + " " + path + ", which is not there");
        }
        return operation;
    }

    private static void describe(Operation operation, Parameter told) {
        var known = orNone(operation.getParameters()).stream()
                .filter(parameter -> parameter.getName().equals(told.getName()))
                .findFirst();
        known.ifPresentOrElse(
                parameter -> {
                    parameter.setDescription(told.getDescription());
                    parameter.setExample(told.getExample());
                },
                () -> operation.addParametersItem(told));
    }

    /** What was found out of the answer's shape stays, where the words say nothing of it. */
    private static void describe(Operation operation, String status, ApiResponse told) {
        var known = operation.getResponses().get(status);
        if (known == null) {
            operation.getResponses().addApiResponse(status, told);
            return;
        }
        known.setDescription(told.getDescription());
        var content = told.getContent();
        if (content != null) {
            var shapes = known.getContent();
            content.forEach((type, media) -> {
                if (media.getSchema() == null) {
                    media.setSchema(shape(shapes, type));
                }
            });
            known.setContent(content);
        }
    }

    private static @Nullable Schema<?> shape(@Nullable Content content, String type) {
        return Stream.ofNullable(content)
                .flatMap(shapes -> Stream.concat(Stream.ofNullable(shapes.get(type)), shapes.values().stream()))
                .findFirst()
                .<Schema<?>>map(media -> media.getSchema())
                .orElse(null);
    }

    private static void refusals(String path, HttpMethod method, Operation operation) {
        var all = new ArrayList<String>();
        for (var security : orNone(operation.getSecurity())) {
            all.add("401");
            if (security.containsKey("writeKey")) {
                all.addAll(List.of("400", "413", "503"));
            } else if (security.containsKey("user")) {
                all.addAll(path.contains("{") ? List.of("400", "404") : List.of());
                all.addAll(method == HttpMethod.GET ? List.of() : List.of("403"));
            }
        }
        all.forEach(status -> {
            if (!operation.getResponses().containsKey(status)) {
                operation
                        .getResponses()
                        .addApiResponse(status, new ApiResponse().$ref("#/components/responses/" + status));
            }
        });
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <K, V> Map<K, V> orNone(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
