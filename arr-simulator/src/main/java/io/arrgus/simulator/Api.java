package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.io.IOException;

/** Answers what is asked of the API by somebody who has the key. */
final class Api {
    private final Settings settings;
    private final Identity identity;
    private final Locks locks;
    private final TitleDoors titles;
    private final TitleWrites titleWrites;
    private final FileDoors files;
    private final HistoryDoors history;
    private final QueueDoors queue;
    private final SettingsDoors others;
    private final NotificationDoors notifications;

    Api(Instance instance, Faults faults) {
        this.settings = instance.settings();
        this.identity = new Identity(settings);
        this.locks = new Locks(faults);
        this.titles = new TitleDoors(instance);
        this.titleWrites = new TitleWrites(instance, titles);
        this.files = new FileDoors(instance);
        this.history = new HistoryDoors(instance);
        this.queue = new QueueDoors(instance);
        this.others = new SettingsDoors(instance);
        this.notifications = new NotificationDoors(instance);
    }

    void answer(Call call) throws IOException {
        var route = call.place().route();
        if (route == Route.NOTHING) {
            call.answerEmpty(call.apiHead(404));
        } else if (!route.takes(call.request().method())) {
            call.answerEmpty(call.apiHead(405).with("Allow", route.methods()));
        } else if (!Accept.allows(call.request(), settings.product())) {
            call.answerEmpty(call.apiHead(406));
        } else if (call.request().is("GET")) {
            read(call, route);
        } else if (locks.letsWrite(call)) {
            write(call, route);
        }
    }

    private void read(Call call, Route route) throws IOException {
        switch (route) {
            case INFO -> call.ok(SmallAnswers::info);
            case STATUS -> call.ok(json -> identity.write(json, appName(call)));
            case LIST -> titles.list(call);
            case ITEM -> titles.item(call);
            case FILES -> files.files(call);
            case FILE -> files.file(call);
            case EPISODES -> files.episodes(call);
            case EPISODE -> files.episode(call);
            case LANGUAGE_PROFILES -> others.languageProfiles(call);
            case HISTORY -> history.page(call);
            case HISTORY_SINCE -> history.since(call);
            case HISTORY_OF_TITLE -> history.ofTitle(call);
            case QUEUE -> queue.page(call);
            case QUEUE_DETAILS -> queue.details(call);
            case QUEUE_STATUS -> queue.status(call);
            case ROOT_FOLDERS -> others.rootFolders(call);
            case TAGS -> others.tags(call);
            case TAG -> others.tag(call);
            case TAG_DETAILS -> others.tagDetails(call);
            case QUALITY_PROFILES -> others.qualityProfiles(call);
            case QUALITY_PROFILE -> others.qualityProfile(call);
            case COMMANDS -> others.commands(call);
            case COMMAND -> others.command(call);
            case HEALTH -> others.health(call);
            case DISK_SPACE -> others.diskSpace(call);
            case NOTIFICATIONS -> notifications.all(call);
            case NOTIFICATION -> notifications.one(call);
            case NOTIFICATION_SCHEMA -> notifications.schema(call);
            case EDITOR,
                    FILES_IN_BULK,
                    NOTIFICATION_TEST,
                    NOTIFICATION_TESTS,
                    NOTHING,
                    NEGOTIATE,
                    HUB,
                    PING,
                    LOGIN,
                    PAGE -> throw nothingToDo(route);
        }
    }

    private void write(Call call, Route route) throws IOException {
        switch (route) {
            case LIST -> {
                if (call.request().is("POST")) {
                    titleWrites.add(call);
                } else {
                    titleWrites.put(call);
                }
            }
            case ITEM -> {
                if (call.request().is("PUT")) {
                    titleWrites.put(call);
                } else {
                    titleWrites.delete(call);
                }
            }
            case EDITOR -> titleWrites.editor(call);
            case FILE -> files.delete(call);
            case FILES_IN_BULK -> files.deleteSeveral(call);
            case ROOT_FOLDERS -> others.addRootFolder(call);
            case TAGS -> others.addTag(call);
            case COMMANDS -> others.give(call);
            case NOTIFICATIONS -> notifications.add(call);
            case NOTIFICATION -> {
                if (call.request().is("PUT")) {
                    notifications.put(call);
                } else {
                    notifications.delete(call);
                }
            }
            case NOTIFICATION_TEST -> notifications.test(call);
            case NOTIFICATION_TESTS -> notifications.testAll(call);
            default -> throw nothingToDo(route);
        }
    }

    private static IllegalStateException nothingToDo(Route route) {
        return new IllegalStateException("Nothing of this kind can be asked of " + route);
    }

    private String appName(Call call) {
        var product = settings.product();
        if (!call.trouble().is(FaultKind.OTHER_APP)) {
            return product.appName();
        }
        return product == Product.RADARR ? Product.SONARR.appName() : Product.RADARR.appName();
    }
}
