package org.leadscoring.persistence.scoring;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.leadscoring.application.scoring.InvalidModelFileException;
import org.leadscoring.application.scoring.ModelFile;
import org.leadscoring.application.scoring.ModelFiles;
import org.leadscoring.domain.scoring.InvalidModelException;
import org.leadscoring.domain.scoring.Rule;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Model files in YAML 1.2, of which JSON is a part. The keys are described in docs/models.md. */
public final class YamlModelFiles implements ModelFiles {

    private static final YAMLFactory YAML = YAMLFactory.builder().build();
    private static final List<String> KEYS = Stream.of(List.of("name"), ModelDocument.KEYS, List.of("tests"))
            .flatMap(List::stream)
            .toList();

    @Override
    public ModelFile read(String text) {
        return read(text, root -> file(root.object(KEYS)));
    }

    @Override
    public Rule readRule(String text) {
        return read(text, RuleDocument::rule);
    }

    @Override
    public Map<String, Object> document(Rule rule) {
        return RuleDocument.of(rule);
    }

    private static <T> T read(String text, Function<Place, T> reader) {
        if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new InvalidModelFileException("", 1, "is larger than 1 MB; split the model", null);
        }
        var root = DocumentReader.read(YAML, text);
        try {
            return reader.apply(root);
        } catch (InvalidModelException e) {
            throw new InvalidModelFileException(e.field(), root.lineOf(e.field()), e.reason(), e);
        }
    }

    private static ModelFile file(Place root) {
        var name = root.need("name").text();
        var definition = ModelDocument.definition(root);
        var tests = root.get("tests")
                .map(list -> list.list().stream().map(TestDocument::read).toList())
                .orElse(List.of());
        return root.make(() -> new ModelFile(name, definition, tests));
    }

    @Override
    public String write(ModelFile file) {
        var document = new LinkedHashMap<String, Object>();
        document.put("name", file.name());
        document.putAll(ModelDocument.of(file.definition()));
        if (!file.tests().isEmpty()) {
            document.put("tests", file.tests().stream().map(TestDocument::of).toList());
        }
        return YamlText.of(document);
    }
}
