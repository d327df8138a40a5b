package org.leadscoring.web.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What may be null in an answer, as its record says it. All that a record names is there in each answer, and only what is
 * marked nullable may be null.
 */
@Component
final class NullableAnswers implements ModelConverter {

    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var raw = raw(type);
        if (schema != null && raw != null && raw.isRecord()) {
            var defined = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(name(schema));
            if (defined != null && defined.getProperties() != null) {
                describe(raw, defined);
            }
        }
        return schema;
    }

    private static void describe(Class<?> raw, Schema<?> schema) {
        for (var component : raw.getRecordComponents()) {
            var name = name(component);
            var property = schema.getProperties().get(name);
            if (property != null) {
                schema.addRequiredItem(name);
                if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    schema.getProperties().put(name, orNull(property));
                }
            }
        }
    }

    private static Schema<?> orNull(Schema<?> property) {
        var types = property.getTypes();
        if (types == null || types.isEmpty()) {
            var none = new JsonSchema();
            none.setTypes(Set.of(NULL));
            var either = new JsonSchema();
            either.setOneOf(List.of(property, none));
            return property.getOneOf() == null ? either : property;
        }
        var withNull = new LinkedHashSet<>(types);
        withNull.add(NULL);
        property.setTypes(withNull);
        return property;
    }

    private static String name(RecordComponent component) {
        var named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    private static String name(Schema<?> reference) {
        return reference.get$ref().substring(reference.get$ref().lastIndexOf('/') + 1);
    }

    private static @Nullable Class<?> raw(AnnotatedType type) {
        return switch (type.getType()) {
            case JavaType java -> java.getRawClass();
            case Class<?> plain -> plain;
            case null, default -> null;
        };
    }
}
