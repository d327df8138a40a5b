package org.leadscoring.bootstrap.wiring;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadscoring.persistence.sql.Vault;
import org.leadscoring.persistence.workspace.SealedAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** Sessions of browsers, in the database: any node goes on with what another began. What they hold is encrypted there. */
@Configuration(proxyBeanMethods = false)
class SessionWiring {

    /** A page's requests overlap: which of them wrote an attribute first does not matter. */
    private static final String WRITE_ATTRIBUTE = """
            insert into %TABLE_NAME%_ATTRIBUTES (session_primary_id, attribute_name, attribute_bytes) values (?, ?, ?)
            on duplicate key update attribute_bytes = values(attribute_bytes)
            """;

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sealedSessions(Vault vault) {
        var conversions = new GenericConversionService();
        conversions.addConverter(new Sealing(new SealedAttributes(vault)));
        return sessions -> {
            sessions.setConversionService(conversions);
            sessions.setCreateSessionAttributeQuery(WRITE_ATTRIBUTE);
        };
    }

    /** Attributes to bytes and back. */
    private record Sealing(SealedAttributes attributes) implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(
                    new ConvertiblePair(Object.class, byte[].class), new ConvertiblePair(byte[].class, Object.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            if (source == null) {
                return null;
            }
            return to.getType() == byte[].class ? attributes.write(source) : attributes.read((byte[]) source);
        }
    }
}
