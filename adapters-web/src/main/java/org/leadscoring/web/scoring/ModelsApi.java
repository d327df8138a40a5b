package org.leadscoring.web.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadscoring.application.recalculation.Publications.Publication;
import org.leadscoring.application.recalculation.PublishModel;
import org.leadscoring.application.scoring.EditModels;
import org.leadscoring.application.scoring.ModelFile;
import org.leadscoring.application.scoring.ModelFiles;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.application.scoring.ModelTemplates.Template;
import org.leadscoring.application.scoring.ScoringModels.Version;
import org.leadscoring.domain.scoring.ModelId;
import org.leadscoring.web.api.Api;
import org.leadscoring.web.workspace.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

/** Models as files: loaded as drafts, exported, published, called off, made primary. */
@Api
final class ModelsApi {

    private static final String YAML = "application/yaml";

    private final EditModels models;
    private final PublishModel publishing;
    private final ModelFiles files;
    private final ModelTemplates templates;

    ModelsApi(EditModels models, PublishModel publishing, ModelFiles files, ModelTemplates templates) {
        this.models = models;
        this.publishing = publishing;
        this.files = files;
        this.templates = templates;
    }

    @GetMapping("/api/v1/models")
    List<ModelAnswer> all(@AuthenticationPrincipal SignedIn me) {
        return models.versions(me.workspace()).stream().map(ModelAnswer::of).toList();
    }

    @GetMapping(path = "/api/v1/models/{id}", produces = YAML)
    String file(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        var model = models.version(me.workspace(), new ModelId(id)).model();
        return files.write(new ModelFile(model.name(), model.definition(), List.of()));
    }

    /** Loads a file as the next version of the model of its name, a draft. Its tests are run first. */
    @PostMapping(path = "/api/v1/models", consumes = YAML)
    @ResponseStatus(HttpStatus.CREATED)
    ModelAnswer load(InputStream body, @AuthenticationPrincipal SignedIn me) throws IOException {
        var file = files.read(text(body)).passing();
        var draft = models.draft(me.workspace(), file.name(), file.definition(), me.user());
        return ModelAnswer.of(models.version(me.workspace(), draft.id()));
    }

    @PutMapping(path = "/api/v1/models/{id}", consumes = YAML)
    ModelAnswer change(@PathVariable UUID id, InputStream body, @AuthenticationPrincipal SignedIn me)
            throws IOException {
        var model = new ModelId(id);
        var file = files.read(text(body)).passing();
        var name = models.version(me.workspace(), model).model().name();
        if (!name.equals(file.name())) {
            throw new IllegalArgumentException("/name is \"" + file.name() + "\", but this is a version of \"" + name
                    + "\"; load it as a new one");
        }
        models.change(me.workspace(), model, before -> file.definition(), me.user());
        return ModelAnswer.of(models.version(me.workspace(), model));
    }

    /** No more of it than can be a file, and one byte more, so that a longer one is refused. */
    private static String text(InputStream body) throws IOException {
        return new String(body.readNBytes(ModelFiles.MAX_BYTES + 1), StandardCharsets.UTF_8);
    }

    @DeleteMapping("/api/v1/models/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        models.discard(me.workspace(), new ModelId(id), me.user());
    }

    /**
     * Publishes a draft in the background.
     *
     * @param act true to set clocks by the new scores; without it nothing acts (spec ST-4)
     */
    @PostMapping("/api/v1/models/{id}/publication")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PublicationAnswer publish(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean act,
            @AuthenticationPrincipal SignedIn me) {
        return PublicationAnswer.of(publishing.publish(me.workspace(), new ModelId(id), act, me.user()));
    }

    @DeleteMapping("/api/v1/models/{id}/publication")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void cancel(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        publishing.cancel(me.workspace(), new ModelId(id), me.user());
    }

    @GetMapping("/api/v1/publications")
    List<PublicationAnswer> publications(@AuthenticationPrincipal SignedIn me) {
        return publishing.all(me.workspace()).stream()
                .map(PublicationAnswer::of)
                .toList();
    }

    @PostMapping("/api/v1/models/{id}/primary")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void makePrimary(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        models.makePrimary(me.workspace(), new ModelId(id), me.user());
    }

    @GetMapping("/api/v1/model-templates")
    List<TemplateAnswer> templates() {
        return templates.all().stream()
                .map(template ->
                        new TemplateAnswer(template.key(), template.file().name()))
                .toList();
    }

    @GetMapping(path = "/api/v1/model-templates/{key}", produces = YAML)
    String template(@PathVariable String key) {
        return templates
                .named(key)
                .map(Template::text)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "there is no template " + key + "; GET /api/v1/model-templates lists them"));
    }

    record ModelAnswer(UUID id, String name, int version, String state, boolean primary, Instant createdAt) {

        static ModelAnswer of(Version version) {
            var model = version.model();
            return new ModelAnswer(
                    model.id().value(),
                    model.name(),
                    model.version(),
                    version.state().key(),
                    version.primary(),
                    version.at());
        }
    }

    /**
     * @param phase scoring, catching_up, acting, cancelling, done or cancelled
     * @param done leads scored so far
     * @param total leads there were when it began
     */
    record PublicationAnswer(
            UUID model,
            @Nullable UUID replaces,
            boolean act,
            UUID askedBy,
            Instant askedAt,
            String phase,
            long done,
            long total,
            @Nullable Instant finishedAt) {

        static PublicationAnswer of(Publication publication) {
            var replaces = publication.replaces();
            return new PublicationAnswer(
                    publication.model().value(),
                    replaces == null ? null : replaces.value(),
                    publication.acts(),
                    publication.by().value(),
                    publication.at(),
                    publication.phase().name().toLowerCase(Locale.ROOT),
                    publication.done(),
                    publication.total(),
                    publication.finishedAt());
        }
    }

    record TemplateAnswer(String key, String name) {}
}
