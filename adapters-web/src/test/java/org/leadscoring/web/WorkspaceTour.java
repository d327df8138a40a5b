package org.leadscoring.web;

/** Everything that the pages of the workspace can say. */
final class WorkspaceTour {

    private static final String PAGE = "/settings/workspace";
    private static final String RETENTION = PAGE + "/retention";
    private static final String PAGE_TYPES = "/settings/page-types";

    private final Tour tour;

    WorkspaceTour(Tour tour) {
        this.tour = tour;
    }

    void visit() throws Exception {
        tour.sees(PAGE);
        tour.does(PAGE, "name", "", "zone", "Atlantis/Center");
        tour.does(PAGE, "name", "Test", "zone", "Asia/Tokyo");
        tour.sees(RETENTION);
        tour.sees(RETENTION + "?months=120");
        tour.does(RETENTION, "months", "0");
        tour.does(RETENTION, "months", "120", "confirm", "x");
        tour.does(RETENTION, "months", "120", "confirm", "Test");
        tour.sees(RETENTION);
        tour.sees("/settings/audit?kind=retention");
        tour.does(RETENTION + "/off");
        tour.sees(PAGE_TYPES);
        tour.does(PAGE_TYPES, "patterns", "/docs -> page_view_docs\n/a -> a\n\n/a/b -> b");
        tour.does(PAGE_TYPES, "patterns", "/docs -> page_view_docs");
        tour.sees(PAGE_TYPES);
        tour.does(PAGE_TYPES + "/standard");
    }
}
