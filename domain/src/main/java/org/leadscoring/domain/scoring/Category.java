package org.leadscoring.domain.scoring;

/** What points say about a lead: what it does, whether it fits, how close it is to buying. */
public enum Category {
    ENGAGEMENT,
    FIT,
    INTENT
}
