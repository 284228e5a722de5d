/**
 * What REST endpoints of every service have in common: the form of problems, how strictly requests are read, versions as
 * entity tags, pages of lists.
 */
@NullMarked
package dev.tiercel.httpedge.rest;

import org.jspecify.annotations.NullMarked;
