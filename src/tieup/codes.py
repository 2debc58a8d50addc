"""Every code of the tables, in the order of the coding guide, each with its meaning in plain words."""

from __future__ import annotations

FORMS = {
    "merger": "the businesses combine under one company",
    "acquisition": "one takes 50 % or more of the other",
    "joint_venture": "a jointly owned company or plant",
    "equity_stake": "one takes or holds less than 50 % of the other, or each of the other",
    "manufacturing_agreement": "one builds vehicles or parts for the other",
    "supply_agreement": "one supplies parts, batteries, materials or finished vehicles to the other",
    "licensing": "technology, platform or brand under licence",
    "marketing_distribution": "one sells or services the other's products, or both do so together",
    "joint_development": "technology or vehicles developed together",
    "strategic_alliance": "cooperation without an independent entity, broader than or not specified by the above",
}
STAGES = {
    "rumoured": "reported from unnamed sources or as considering, not confirmed by the parties",
    "in_talks": "the parties, or a report treated as fact, say that they negotiate",
    "memorandum": "memorandum of understanding, letter of intent or another preliminary agreement; discussions follow",
    "definitive_agreement": "agreed or signed for good, or announced as decided; closing or founding still to come",
    "established": "the company is founded, the stake is bought, the deal is closed, the contract runs",
    "operational": "production, sales or service under it has begun",
    "suspended": "paused or delayed without a new date",
    "called_off": "dropped before it was established",
    "terminated": "ended after it was established",
}
# SDC Platinum's status letters: Pending, Completed, Terminated/withdrawn, eXpired
SDC_STATUS = {
    "in_talks": "P",
    "memorandum": "P",
    "definitive_agreement": "C",
    "established": "C",
    "operational": "C",
    "called_off": "T",
    "terminated": "T",
}
BINDING = {
    "binding": "the article calls it binding",
    "non_binding": "the article calls it non-binding",
    "not_stated": "the article says nothing about it",
}
AREAS = {
    "electrification": "electric vehicles or electrification in general, no part of it named",
    "vehicle_development": "models developed together",
    "ev_platform": "shared vehicle platform or architecture",
    "model_supply": "vehicles built by one and badged or sold by the other, complementary line-ups",
    "battery": "cells, packs, chemistry, cell plants, battery management",
    "battery_materials": "lithium, nickel, cathodes, refining, off-take, recycling",
    "electric_drive": "motors, e-axles, inverters, thermal",
    "semiconductors_sensors": "chips, SoCs, imaging, sensing, lidar",
    "software_defined_vehicle": "vehicle operating system, E/E architecture, over-the-air, vehicle intelligence",
    "automated_driving": "driver assistance, self-driving, robotaxi technology",
    "infotainment_connectivity": "cockpit, content, entertainment, telecommunication, network",
    "safety_environment": "safety or environmental technology as such",
    "manufacturing": "plants, production, body making",
    "procurement": "joint purchasing, common parts, logistics",
    "sales_service": "sales, export, dealers, financing, after-sales service",
    "charging_infrastructure": "chargers, connectors, charging networks",
    "energy_services": "vehicle-to-grid, stationary storage, home energy",
    "mobility_services": "ride hailing, robotaxi service, fleets, sharing, mobility-service platforms",
    "hydrogen_fuel_cell": "fuel cells, hydrogen",
    "hybrid_combustion": "hybrid, plug-in or combustion powertrains",
    "commercial_vehicles": "vans, trucks, buses",
}
CONTRIBUTIONS = AREAS | {"capital": "money put into the alliance", "brand": "a brand name"}
MEASURES = {
    "investment": "money put in, committed or paid; the organisation is who pays, null if joint",
    "equity_share": "share of ownership; the organisation is the holder",
    "battery_capacity": "capacity per year",
    "production_volume": "vehicles per year or in all",
    "model_count": "number of models",
    "start_year": "the year in which production, sales or service is to begin or began",
    "jobs": "jobs",
}
DIMENSIONS = {
    "motive_competition": "catching up with, or fighting, rivals",
    "motive_scale_cost": "sharing or cutting cost, pooling resources, scale",
    "motive_technology_access": "getting technology, skills or software it lacks; combining different strengths",
    "motive_regulation_climate": "emission rules, climate, tariffs, subsidies",
    "zev_target": "dated share, volume or phase-out target",
    "model_lineup": "electric models planned or launched",
    "powertrain_mix": "stance between battery, hybrid, combustion, hydrogen",
    "supply_chain_localisation": "securing or localising batteries, materials, plants",
    "market_focus": "a country, region or segment entered, left or favoured",
    "investment": "money for electrification",
    "software_services": "software, services, entertainment or experience as the business",
    "headwind": "weak demand, losses, delays, lagging, restructuring",
}
ASSERTIONS = {
    "factual": "said to be so",
    "planned": "intended or agreed for the future",
    "possible": "considered, studied, hedged",
    "negated": "denied",
    "historical": "was so once",
}
COMMITMENTS = {
    "considered": "talked of or studied",
    "planned": "intended, not yet agreed for good",
    "agreed": "agreed or signed",
    "operating": "running",
}
FOCUS = {"main": "what the article is about", "background": "mentioned in passing"}
STATUSES = {
    "coded": "coded",
    "no_alliance": "read, names no alliance of the sector",
    "duplicate": "another version of the same story is the head of its cluster",
    "unsupported_language": "in a language that is recognised but not coded",
    "unreadable_text": "too little text, or text that is no prose",
}
REJECTION_REASONS = {
    "empty_file": "is empty",
    "binary_file": "is no text",
    "unreadable_encoding": "no encoding fits",
    "no_text_in_page": "the page holds no article text",
    "invalid_card": "the origin card is wrong or stands beside no raw file",
    "invalid_record": "a record of the file does not parse",
    "duplicate_id": "another file has the same article id",
    "unsupported_type": "a file type that is not read",
}
VARIABLES = {
    "participants": "who is a party",
    "focus": "main or background",
    "form": "kind of arrangement",
    "stage": "how far it has come",
    "binding": "whether it binds",
    "announced": "the day it was announced or signed",
    "scope": "what it covers",
    "contribution": "who brings what",
    "term": "figures tied to it",
    "strategy": "EV strategy of a company",
    "quotation": "who is quoted",
}
KINDS = {
    "carmaker": "makes cars",
    "truck_maker": "makes trucks or buses",
    "two_wheeler_maker": "makes motorcycles, scooters, rickshaws",
    "battery_maker": "makes cells or packs",
    "materials": "cell materials, chemicals, recycling",
    "mining": "mines or refines minerals",
    "supplier": "automotive parts and engineering",
    "chipmaker": "semiconductors",
    "technology": "software, electronics, internet",
    "telecom": "telecommunications",
    "charging": "charging networks and hardware",
    "energy": "oil, gas, power, utilities",
    "mobility": "ride hailing, car sharing, robotaxis, rental, logistics",
    "investor": "funds and financial holdings",
    "government": "states, cities and their agencies",
    "joint_company": "owned by two or more of the others",
    "observer": "analysts, banks, news media, unions, regulators: heard, but hardly ever a party",
    "other": "anything else",
}
HOW = {"name": "its name", "alias": "another name", "brand": "a brand", "anaphor": "a phrase that stands for it"}


def table_of_codes() -> dict[str, dict[str, str]]:
    """Return every code list by the name of its variable, for the printed codebook."""
    return {
        "forms": FORMS,
        "stage": STAGES,
        "binding": BINDING,
        "scope": AREAS,
        "contributions": CONTRIBUTIONS,
        "terms": MEASURES,
        "strategy": DIMENSIONS,
        "assertion": ASSERTIONS,
        "commitment": COMMITMENTS,
        "focus": FOCUS,
        "status": STATUSES,
        "rejected": REJECTION_REASONS,
        "kind": KINDS,
        "how": HOW,
    }
