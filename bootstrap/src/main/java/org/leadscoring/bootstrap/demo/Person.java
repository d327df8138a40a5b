package org.leadscoring.bootstrap.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.leadscoring.domain.event.Attributes;

/** Somebody made up. */
record Person(String firstName, String lastName, String company, String domain) {

    private static final List<String> FIRST = List.of(
            "Ann", "Bob", "Chen", "Dana", "Emil", "Fatima", "Grace", "Hugo", "Ines", "Jonas", "Kavya", "Liam", "Mira",
            "Noah", "Olga", "Pedro", "Quinn", "Rosa", "Sven", "Tara", "Umar", "Vera", "Will", "Ximena", "Yara", "Zoë");
    private static final List<String> LAST = List.of(
            "Lee",
            "Ray",
            "Wong",
            "Petrov",
            "Lindqvist",
            "Haddad",
            "Okafor",
            "Marchetti",
            "Silva",
            "Weber",
            "Rao",
            "Murphy",
            "Novak",
            "Dubois",
            "Ivanova",
            "Gómez",
            "Adler",
            "Bianchi",
            "Nilsson",
            "Shah",
            "Farouk",
            "Kowalski",
            "Brooks",
            "Ortega",
            "Mansour",
            "Müller");
    private static final List<String> COMPANIES = List.of(
            "Acme",
            "Northwind",
            "Globex",
            "Initech",
            "Umbra Labs",
            "Vandelay",
            "Hooli",
            "Stark Foods",
            "Wayne Logistics",
            "Tyrell Optics",
            "Cyberdyne Tools",
            "Soylent Fresh",
            "Gringotts Credit",
            "Aperture Glass",
            "Massive Energy",
            "Blue Sun Travel",
            "Oceanic Freight",
            "Pied Piper",
            "Sirius Audio",
            "Duff Beverages");

    static Person random(Random random) {
        var company = pick(COMPANIES, random);
        var domain = company.toLowerCase(Locale.ROOT).replace(" ", "-") + ".example";
        return new Person(pick(FIRST, random), pick(LAST, random), company, domain);
    }

    static Person student(Random random) {
        return new Person(pick(FIRST, random), pick(LAST, random), "State University", "students.example.edu");
    }

    Attributes traits(int number) {
        return new Attributes(
                Map.of("firstName", firstName, "lastName", lastName, "email", email(number), "company", company));
    }

    String email(int number) {
        var name = firstName + "." + lastName;
        var ascii = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return ascii + number + "@" + domain;
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
