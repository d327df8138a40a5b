package org.leadscoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a pom.xml says itself; what it inherits is its parent's to say. */
record Pom(Element project) {
    record Dependency(String groupId, String artifactId, String scope) {
        String name() {
            return groupId + ":" + artifactId;
        }

        boolean isForTests() {
            return scope.equals("test");
        }
    }

    static Pom of(Path folder) {
        try {
            var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
            return new Pom(builder.parse(folder.resolve("pom.xml").toFile()).getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("No readable pom.xml in " + folder, e);
        }
    }

    Stream<String> modules() {
        return elements(project, "module").map(Element::getTextContent);
    }

    /** The dependencies of the module and of its profiles; not the managed ones, nor those of plugins. */
    Stream<Dependency> dependencies() {
        return elements(project, "dependencies")
                .filter(list -> !list.getParentNode().getNodeName().matches("dependencyManagement|plugin"))
                .flatMap(list -> elements(list, "dependency"))
                .map(dependency -> new Dependency(
                        text(dependency, "groupId"), text(dependency, "artifactId"), text(dependency, "scope")));
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).findFirst().map(Element::getTextContent).orElse("");
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }
}
