package org.leadscoring.bootstrap.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.leadscoring.domain.event.Attributes;

/** Somebody made up: few first names, thousands of last names and companies, and an address nobody else has. */
record MadePerson(String name, String email, String company) {

    private static final List<String> FIRST = List.of(
            "Ann", "Bob", "Chen", "Dana", "Emil", "Fatima", "Grace", "Hugo", "Ines", "Jonas", "Kavya", "Liam", "Mira",
            "Noah", "Olga", "Pedro", "Quinn", "Rosa", "Sven", "Tara", "Umar", "Vera", "Will", "Ximena", "Yara", "Zoe");
    private static final List<String> BEGINNINGS = List.of(
            "Al", "Bran", "Cor", "Dal", "El", "Far", "Gol", "Hart", "Il", "Jan", "Kor", "Lin", "Mar", "Nor", "Ol",
            "Pet", "Ros", "Sil", "Tor", "Val");
    private static final List<String> MIDDLES =
            List.of("a", "be", "co", "di", "e", "fi", "go", "ha", "i", "ka", "le", "mo", "ni", "o", "ra", "so", "u");
    private static final List<String> ENDINGS =
            List.of("berg", "croft", "dez", "feld", "gard", "lund", "man", "ner", "quist", "ros", "sen", "ton", "vic");
    private static final List<String> TRADES = List.of(
            "Logistics",
            "Foods",
            "Optics",
            "Travel",
            "Audio",
            "Energy",
            "Labs",
            "Credit",
            "Glass",
            "Tools",
            "Media",
            "Health",
            "Robotics",
            "Textiles",
            "Freight");

    /** @param number nobody else has it */
    static MadePerson random(int number, RandomGenerator random) {
        var first = pick(FIRST, random);
        var last = made(random);
        var company = made(random) + " " + pick(TRADES, random);
        var domain = company.toLowerCase(Locale.ROOT).replace(' ', '-') + ".example";
        var email = (first + "." + last + number).toLowerCase(Locale.ROOT) + "@" + domain;
        return new MadePerson(first + " " + last, email, company);
    }

    Attributes traits() {
        return new Attributes(Map.of("name", name, "email", email, "company", company));
    }

    private static String made(RandomGenerator random) {
        return pick(BEGINNINGS, random) + pick(MIDDLES, random) + pick(ENDINGS, random);
    }

    private static <T> T pick(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
