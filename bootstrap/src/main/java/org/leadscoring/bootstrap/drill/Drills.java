package org.leadscoring.bootstrap.drill;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.leadscoring.bootstrap.drill.Drill.Place;

/** All drills there are. */
final class Drills {

    /** The one that needs commands to kill and start the database. */
    static final String DATABASE = "database";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int READERS = 60;
    private static final int RUDE = 300;
    private static final int ANSWER_LATER = 100;

    private Drills() {}

    static List<Drill> all() {
        return List.of(
                new Drill("node", "the only node is killed (`kill -9`) and started again", Place.ANYWHERE, scene -> {
                    scene.nodes().kill(0);
                    scene.nodes().start();
                }),
                new Drill(
                        "one-of-two",
                        "one of two nodes is killed (`kill -9`), the other goes on",
                        Place.MYSQL,
                        2,
                        Map.of(),
                        scene -> {
                            scene.nodes().kill(0);
                            scene.nodes().start();
                        }),
                new Drill(
                        "rolling",
                        "two nodes are stopped and started again, one after the other",
                        Place.MYSQL,
                        2,
                        Map.of("leadscoring.drain", "2s"),
                        scene -> {
                            for (int node = 0; node < 2; node++) {
                                scene.nodes().stop(0);
                                scene.nodes().start();
                            }
                        }),
                new Drill(DATABASE, "the database is killed (`kill -9`) and started again", Place.MYSQL, scene -> {
                    scene.killDatabase();
                    scene.pause(scene.plan().fault().dividedBy(2));
                    scene.startDatabase();
                }),
                new Drill("disk", "the disk is full, and then has room again", Place.EMBEDDED, Scene::fillDisk),
                new Drill(
                        "clock", "the node's clock jumps an hour ahead, then two hours back", Place.ANYWHERE, scene -> {
                            scene.setClock(HOUR);
                            scene.pause(scene.plan().fault().dividedBy(2));
                            scene.setClock(HOUR.negated());
                            scene.pause(scene.plan().fault().dividedBy(2));
                            scene.setClock(Duration.ZERO);
                        }),
                new Drill(
                        "slow-database",
                        "each word to and from the database takes " + ANSWER_LATER + " ms",
                        Place.MYSQL,
                        scene -> {
                            scene.proxy().delay(Duration.ofMillis(ANSWER_LATER));
                            scene.pause(scene.plan().fault());
                            scene.proxy().delay(Duration.ZERO);
                        }),
                new Drill(
                        "reset-database",
                        "connections to the database break, all of them, every half second",
                        Place.MYSQL,
                        scene -> scene.repeat(Duration.ofMillis(500), scene.proxy()::reset)),
                new Drill(
                        "silent-database",
                        "the database says nothing any more, and all connections of the pool wait for it",
                        Place.MYSQL,
                        scene -> {
                            scene.proxy().silence(true);
                            scene.pause(scene.plan().fault());
                            scene.proxy().silence(false);
                        }),
                new Drill(
                        "pool",
                        READERS + " readers want pages from a pool of 3 connections",
                        Place.ANYWHERE,
                        1,
                        Map.of("spring.datasource.hikari.maximum-pool-size", "3"),
                        scene -> scene.read(READERS)),
                new Drill(
                        "rude-clients",
                        RUDE + " clients stop in the middle of a request and stay, others break off",
                        Place.ANYWHERE,
                        scene -> scene.beRude(RUDE)),
                new Drill("poison", "in each request one item is something no server wants", Place.ANYWHERE, scene -> {
                    scene.load().poison(true);
                    scene.pause(scene.plan().fault());
                    scene.load().poison(false);
                }),
                new Drill("rush", "for a minute " + DrillPlan.RUSH + " times as much comes", Place.ANYWHERE, scene -> {
                    scene.load().times(DrillPlan.RUSH);
                    scene.pause(scene.plan().fault().multipliedBy(6));
                    scene.load().times(1);
                }));
    }
}
