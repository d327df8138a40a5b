package org.leadscoring.bootstrap.bench;

import java.util.List;

/**
 * A screen in one of its states.
 *
 * @param name for people and for the report
 * @param paths under which it is asked for, in turn: different leads, pages, texts
 */
record Screen(String name, List<String> paths) {

    Screen {
        paths = List.copyOf(paths);
    }

    String path(int request) {
        return paths.get(request % paths.size());
    }
}
