package org.leadscoring.persistence.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.leadscoring.application.scoring.ModelFiles;
import org.leadscoring.application.scoring.ModelTemplates;

/** The templates in the folder {@code models} of the product. */
public final class BundledTemplates implements ModelTemplates {

    private static final List<String> KEYS =
            List.of(WEBSITE_POINTS, "contact-model", "milestones", "sessions", "product-events");

    private final ModelFiles files;

    public BundledTemplates(ModelFiles files) {
        this.files = files;
    }

    @Override
    public List<Template> all() {
        return KEYS.stream().map(this::read).toList();
    }

    @Override
    public Optional<Template> named(String key) {
        return KEYS.contains(key) ? Optional.of(read(key)) : Optional.empty();
    }

    private Template read(String key) {
        var name = "/models/" + key + ".yaml";
        try (var stream = BundledTemplates.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the product lacks its template " + name);
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new Template(key, files.read(text), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the template " + name, e);
        }
    }
}
