package org.leadscoring.application.scoring;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.domain.scoring.WebsitePoints;

/** The one template that tests start with. */
public final class InMemoryTemplates implements ModelTemplates {

    @Override
    public List<Template> all() {
        var model = WebsitePoints.model(new ModelId(new UUID(0, 0)));
        return List.of(new Template(WEBSITE_POINTS, new ModelFile(model.name(), model.definition(), List.of()), ""));
    }

    @Override
    public Optional<Template> named(String key) {
        return all().stream().filter(template -> template.key().equals(key)).findFirst();
    }
}
