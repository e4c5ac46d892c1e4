#!/usr/bin/env python3
"""A remote expert for Moestro, in Python: answers the questions to it, and learns from the lessons as they come.

It predicts a number: the mean of what it has seen, plus what each word of each category adds to it, plus a linear
function of the standardized numbers, all by normalised least mean squares. Several processes of one name share the
questions, by the partitions of their topic; each reads all lessons, so all know the same.

    remote_expert.py --brokers localhost:9092 --prefix flights --name weather --schemas .../moestro/avro

Needs confluent_kafka (Debian: python3-confluent-kafka). Ends on SIGTERM.
"""

import argparse
import signal
import time

import confluent_kafka
from moestro_avro import Schemas


class Model:
    """Learns a number from the features of an event."""

    RATE = 0.2

    def __init__(self):
        self.version = -1
        self.mean = 0.0
        self.lessons = 0
        self.weights = []
        self.words = {}

    def predict(self, message):
        self.weights += [0.0] * (len(message["standardized"]) - len(self.weights))
        linear = sum(w * x for w, x in zip(self.weights, message["standardized"]))
        words = sum(self.words.get(word, 0.0) for word in enumerate(message["categories"]))
        return self.mean + linear + words

    def learn(self, lesson, offset):
        self.version = offset
        self.lessons += 1
        self.mean += (lesson["label"] - self.mean) / min(self.lessons, 1000)
        error = lesson["label"] - self.predict(lesson)
        numbers = lesson["standardized"]
        step = self.RATE * error / (1 + len(lesson["categories"]) + sum(x * x for x in numbers))
        self.weights = [w + step * x for w, x in zip(self.weights, numbers)]
        for word in enumerate(lesson["categories"]):
            self.words[word] = self.words.get(word, 0.0) + step


class Expert:
    """Between the topics and a model."""

    def __init__(self, brokers, prefix, name, schemas):
        self.schemas = Schemas(schemas)
        self.model = Model()
        self.answers = prefix + "-answers"
        common = {"bootstrap.servers": brokers, "isolation.level": "read_committed"}
        # Questions: shared by all processes of this name. One that nobody was there for is not worth an answer.
        self.asked = confluent_kafka.Consumer(
            {**common, "group.id": prefix + "-expert-" + name, "auto.offset.reset": "latest"}
        )
        self.asked.subscribe([prefix + "-ask-" + name])
        # Lessons: all of them, from the first, in each process. The group is of no account, nothing is committed to it.
        self.taught = confluent_kafka.Consumer(
            {**common, "group.id": prefix + "-expert-" + name + "-lessons", "enable.auto.commit": False}
        )
        lessons = prefix + "-lessons"
        partitions = self.taught.list_topics(lessons, 10).topics[lessons].partitions
        self.taught.assign(
            [confluent_kafka.TopicPartition(lessons, p, confluent_kafka.OFFSET_BEGINNING) for p in partitions]
        )
        self.producer = confluent_kafka.Producer({"bootstrap.servers": brokers, "linger.ms": 0})

    def run(self, running):
        while running():
            for message in self.taught.consume(500, 0):
                self.learn(message)
            for message in self.asked.consume(500, 0.005):
                self.answer(message)
            self.producer.poll(0)
        self.producer.flush(5)
        self.asked.close()
        self.taught.close()

    def decoded(self, message, contract):
        if message.error() or message.value() is None:
            return None
        try:
            found, record = self.schemas.decode(message.value())
        except ValueError:
            return None
        return record if found == contract else None

    def learn(self, message):
        lesson = self.decoded(message, "Lesson")
        if lesson is not None and lesson["label"] is not None:
            self.model.learn(lesson, message.offset())

    def answer(self, message):
        ask = self.decoded(message, "Ask")
        if ask is None or ask["deadline"] < time.time() * 1000:
            return
        answer = {field: ask[field] for field in ("id", "call", "partition", "expert")}
        answer["value"] = self.model.predict(ask)
        answer["version"] = self.model.version
        self.producer.produce(
            self.answers, self.schemas.encode("ExpertAnswer", answer), key=ask["id"], partition=ask["partition"]
        )


def main():
    parser = argparse.ArgumentParser(description="A remote expert for Moestro.")
    parser.add_argument("--brokers", required=True, help="host:port of one or more brokers")
    parser.add_argument("--prefix", required=True, help="what the names of the topics begin with")
    parser.add_argument("--name", required=True, help="the expert's name in the panel")
    parser.add_argument("--schemas", required=True, help="the folder of Moestro's Avro schemas")
    given = parser.parse_args()
    stopped = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))
    signal.signal(signal.SIGINT, lambda *_: stopped.append(True))
    Expert(given.brokers, given.prefix, given.name, given.schemas).run(lambda: not stopped)


if __name__ == "__main__":
    main()
