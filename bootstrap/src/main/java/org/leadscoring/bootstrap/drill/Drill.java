package org.leadscoring.bootstrap.drill;

import java.util.Map;

/**
 * Something bad that is done to a server under load.
 *
 * @param name what it is called on the command line
 * @param deed what is done, for people
 * @param place where it can be done
 * @param nodes how many servers there are
 * @param settings of these servers
 * @param happening does it, and returns when what was broken is whole again
 */
record Drill(String name, String deed, Place place, int nodes, Map<String, String> settings, Happening happening) {

    Drill(String name, String deed, Place place, Happening happening) {
        this(name, deed, place, 1, Map.of(), happening);
    }

    /** The databases it can be done with. */
    enum Place {
        ANYWHERE,
        EMBEDDED,
        MYSQL
    }

    /** Does what is bad. */
    @FunctionalInterface
    interface Happening {
        void happen(Scene scene) throws Exception;
    }
}
