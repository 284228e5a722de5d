/** What REST endpoints of every service have in common: the form of problems, and how strictly requests are read. */
@NullMarked
package dev.tiercel.httpedge.rest;

import org.jspecify.annotations.NullMarked;
